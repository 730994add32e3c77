import { withClient } from '#platform/database/provision.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';

export type Tried = { state: string; role: string; move: string; ok: boolean };

/**
 * Puts one record into every state in turn, and lets a person of every role try every move on it. What the database
 * takes is undone at once, so that each try meets the same record; thousands of tries are one question.
 */
export async function tryEveryMove(
  ownerUrl: string,
  workflow: WorkflowDeclaration,
  { id, siteId, byRole }: { id: string; siteId: string; byRole: ReadonlyMap<string, string> },
): Promise<Tried[]> {
  const tries = Object.keys(workflow.states).flatMap((state) =>
    [...byRole].flatMap(([role, person]) =>
      Object.entries(workflow.moves)
        .filter(([, { permission }]) => permission !== null)
        .map(([move, { from, to }]) => ({
          state,
          role,
          person,
          move,
          from: from.includes(state) ? state : from[0],
          to,
        })),
    ),
  );
  return withClient(ownerUrl, async (client) => {
    await client.query(
      `create temp table tried (state text, role text, person text, move text, from_state text, to_state text, ok boolean)`,
    );
    await client.query(
      `insert into tried select t.state, t.role, t.person, t.move, t.from, t.to, null
       from jsonb_to_recordset($1::jsonb) as t (state text, role text, person text, move text, "from" text, "to" text)`,
      [JSON.stringify(tries)],
    );
    await client.query(tryAll(workflow, id, siteId));
    return (await client.query<Tried>('select state, role, move, ok from tried')).rows;
  });
}

/** Only the state is set by hand; the move itself meets the same trigger as any other. */
const tryAll = (workflow: WorkflowDeclaration, id: string, siteId: string) => `
do $try$
declare
  one record;
  standing text := '';
begin
  for one in select ctid, * from tried order by state loop
    if one.state <> standing then
      perform set_config('session_replication_role', 'replica', true);
      update ${workflow.table} set state = one.state where id = '${id}';
      perform set_config('session_replication_role', 'origin', true);
      standing := one.state;
    end if;
    perform set_config('psp.person_id', one.person, true);
    begin
      insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state, person_id, reason)
      values (gen_random_uuid(), '${workflow.name}', '${id}', '${siteId}', one.move, one.from_state, one.to_state,
        one.person::uuid, 'A try.');
      raise exception 'undone' using errcode = 'PSP99';
    exception
      when sqlstate 'PSP99' then update tried set ok = true where ctid = one.ctid;
      when sqlstate 'PSP01' or sqlstate 'PSP02' then update tried set ok = false where ctid = one.ctid;
    end;
  end loop;
end $try$`;
