export { type DeclineReason, declineReasonCodes, declineReasons } from './codes/decline-reasons.ts';
export { type DismissReason, dismissReasonCodes, dismissReasons } from './codes/dismiss-reasons.ts';
export {
  type DispositionList,
  dispositionCodes,
  dispositionLists,
  dispositionOfCode,
  type Ending,
  type MappedCode,
  type ResultName,
  results,
} from './codes/dispositions.ts';
export { type NibrsOffense, nibrsOffenseOf, nibrsOffenses } from './codes/nibrs-offenses.ts';
export { screeningCodes, screeningOfCode } from './codes/screening.ts';
export { isFelony, type Statute, statuteNamed, statutes } from './codes/statutes.ts';
