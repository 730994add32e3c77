import type { FieldProblem } from '#platform/outcome/outcome.ts';
import { dispositionOfCode, nibrsOffenseOf } from '../legal-record/code-lists.ts';
import type { Told } from './told.ts';

/** Codes that no list has. Such an event is set aside: counted as "other" it would be lost in the figures. */
export function unmappedCodes({ kind, payload = {} }: Told): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (kind === 'disposed' && typeof payload.code === 'string') {
    const list = typeof payload.list === 'string' ? payload.list : null;
    if (!dispositionOfCode(payload.code, list)) {
      problems.push({
        field: 'payload.code',
        message: `The disposition “${payload.code.slice(0, 80)}” is in no list of codes.`,
        mend: 'Write the code as the list has it, or have it added to the list; then tell it again.',
      });
    }
  }
  const offenses = [
    payload.nibrsOffense,
    ...(Array.isArray(payload.nibrsOffenses) ? payload.nibrsOffenses : []),
  ];
  for (const code of offenses) {
    if (typeof code !== 'string' || nibrsOffenseOf(code)) continue;
    problems.push({
      field: payload.nibrsOffense === code ? 'payload.nibrsOffense' : 'payload.nibrsOffenses',
      message: `“${code.slice(0, 20)}” is no NIBRS offense.`,
      mend: 'Give the code of the offense, such as 13A.',
    });
  }
  return problems;
}
