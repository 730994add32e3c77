import { declareAccess } from '#platform/access/declare.ts';

const owners = [
  'records officer',
  'agency administrator',
  'detective supervisor',
  'prosecution supervisor',
] as const;

export const disclosureAccess = declareAccess({
  'disclosure.read': {
    scope: 'agency',
    can: 'see what left of their agency’s records, to whom and on what ground, and who asked for records',
    roles: owners,
  },
  'disclosure.answer': {
    scope: 'agency',
    can: 'take in requests for their agency’s records and answer them',
    roles: ['records officer'],
  },
  'disclosure.decide-complaint': {
    scope: 'agency',
    can: 'decide on a complaint about an answer that someone else gave',
    roles: owners,
  },
  'disclosure.set-rules': {
    scope: 'program',
    can: 'enter in what time a jurisdiction’s law wants an answer, and on what grounds it lets records be held back',
    roles: ['program administrator'],
  },
});
