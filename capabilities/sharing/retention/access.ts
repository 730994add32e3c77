import { declareAccess } from '#platform/access/declare.ts';

const owners = [
  'records officer',
  'agency administrator',
  'detective supervisor',
  'prosecution supervisor',
] as const;

export const retentionAccess = declareAccess({
  'retention.read': {
    scope: 'agency',
    can: 'see how long their agency keeps records, what is on hold, and what was purged with its proof',
    roles: owners,
  },
  'retention.schedule': {
    scope: 'agency',
    can: 'set how long their agency keeps a class of records',
    roles: ['records officer', 'agency administrator'],
  },
  'retention.hold': {
    scope: 'agency',
    can: 'stop the purge of their agency’s records for a legal matter, and release them',
    roles: ['records officer', 'agency administrator', 'prosecution supervisor'],
  },
  'retention.purge': {
    scope: 'agency',
    can: 'propose to purge records whose time is over',
    roles: ['records officer'],
  },
  'retention.approve-purge': {
    scope: 'agency',
    can: 'approve a purge that someone else proposed',
    roles: owners,
  },
});
