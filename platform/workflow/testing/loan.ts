import type { PlatformWorld } from '#platform/testing/platform-world.ts';
import { declareWorkflow } from '../declare.ts';

/** A record with everything a declaration can say: two persons, a required reason, the system's own move. */
export const loan = declareWorkflow({
  name: 'fixture.loan',
  table: 'fixture.loan',
  readPermission: 'audit.read',
  record: { noun: 'loan', number: 'note', title: 'note', path: '/loans/:id' },
  initial: 'asked',
  states: {
    asked: { label: 'Asked for', waitsOn: 'a second person' },
    granted: { label: 'Granted', waitsOn: 'the borrower' },
    returned: { label: 'Returned', final: true, tone: 'success' },
    refused: { label: 'Refused', final: true, tone: 'error' },
    overdue: { label: 'Overdue', tone: 'warning' },
  },
  moves: {
    grant: {
      label: 'Grant',
      from: ['asked'],
      to: 'granted',
      permission: 'audit.read',
      notBy: ['create', 'ask-again'],
    },
    refuse: { label: 'Refuse', from: ['asked'], to: 'refused', permission: 'audit.read', reason: 'required' },
    'ask-again': { label: 'Ask again', from: ['granted', 'overdue'], to: 'asked', permission: 'audit.read' },
    return: { label: 'Give back', from: ['granted', 'overdue'], to: 'returned', permission: 'audit.read' },
    expire: { label: 'Fall overdue', from: ['granted'], to: 'overdue', permission: null },
  },
});

/** The table of the fixture, under the workflow as a migration would put it there. */
export async function openLoans(world: PlatformWorld): Promise<void> {
  await world.asOwner(`
    create schema fixture;
    grant usage on schema fixture to psp_app, psp_system;
    create table fixture.loan (
      id uuid primary key, site_id uuid not null, state text not null,
      state_since timestamptz not null default now(), note text not null default '');
    select access.protect('fixture.loan', 'internal');
    create policy read on fixture.loan for select
      using (site_id = any (array(select access.sites_for('audit.read'))));
    create policy ask on fixture.loan for insert
      with check (site_id = any (array(select access.sites_for('audit.read'))));
    create policy change on fixture.loan for update
      using (site_id = any (array(select access.sites_for('audit.read'))));
    grant select, insert, update on fixture.loan to psp_app;
    select platform.under_workflow('fixture.loan', 'fixture.loan')`);
  await world.asOwner(
    `insert into platform.workflow (name, table_name, read_permission, initial) values ($1, $2, $3, $4)`,
    [loan.name, loan.table, loan.readPermission, loan.initial],
  );
  for (const [name, move] of Object.entries(loan.moves)) {
    for (const from of move.from) {
      await world.asOwner(
        `insert into platform.workflow_move (workflow, move, from_state, to_state, permission, reason_required, not_by)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          loan.name,
          name,
          from,
          move.to,
          move.permission,
          'reason' in move && move.reason === 'required',
          'notBy' in move ? move.notBy : [],
        ],
      );
    }
  }
}
