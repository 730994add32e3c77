import { declareAccess } from '#platform/access/declare.ts';
import { investigators } from '#platform/access/roles.ts';

export const casesAccess = declareAccess({
  'cases.read': {
    scope: 'agency',
    can: 'read the cases of their agency, and of others as far as an agreement in force opens them',
    roles: [...investigators, 'records officer', 'prosecution supervisor', 'machine client'],
  },
  'cases.read-juvenile': {
    scope: 'agency',
    can: 'read the juvenile cases of their agency',
    roles: ['detective supervisor', 'prosecutor', 'prosecution supervisor', 'records officer'],
  },
  'cases.read-sealed': {
    scope: 'agency',
    can: 'read what their agency has sealed, to carry out the order of a court',
    roles: ['records officer'],
  },
  'cases.record': {
    scope: 'agency',
    can: 'add to the record of a case on behalf of their agency',
    roles: [...investigators, 'records officer', 'prosecution supervisor', 'machine client'],
  },
  'cases.screen': {
    scope: 'agency',
    can: 'decide on referrals to their office',
    roles: ['prosecutor', 'prosecution supervisor', 'federal agent'],
  },
  'cases.supervise': {
    scope: 'agency',
    can: 'see the flow of their agency’s cases, assign them, and draw a quality sample',
    roles: ['detective supervisor', 'prosecution supervisor'],
  },
  'cases.seal': {
    scope: 'agency',
    can: 'carry out an order to seal or expunge',
    roles: ['records officer'],
  },
  'cases.connect': {
    scope: 'agency',
    can: 'connect their agency’s systems: tell them of events in cases, and take cases out in bulk',
    roles: ['records officer', 'machine client'],
  },
  'cases.measure': {
    scope: 'site',
    can: 'read figures over cases, never a case',
    roles: [
      'crime analyst',
      'detective supervisor',
      'prosecution supervisor',
      'site executive',
      'liaison',
      'auditor',
    ],
  },
});
