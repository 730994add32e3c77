import type pg from 'pg';
import type { AnyJob } from '#platform/jobs/declare.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import type { AccessDeclaration } from './declare.ts';
import { roles } from './roles.ts';

export type Declarations = {
  access: AccessDeclaration;
  workflows: WorkflowDeclaration[];
  jobs: readonly AnyJob[];
};

/**
 * Writes what the code declares into the tables that the database's own checks read: one transaction, the
 * whole set each time, so that nothing a declaration dropped lives on.
 */
export async function syncDeclarations(client: pg.Client, declarations: Declarations): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock(7767, 3)');
    await syncRoles(client);
    await syncPermissions(client, declarations.access);
    await syncWorkflows(client, declarations.workflows);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function syncRoles(client: pg.Client): Promise<void> {
  const rows = Object.entries(roles).map(([name, role]) => ({
    name,
    label: role.label,
    operational: role.operational,
    program_wide: role.programWide,
  }));
  await client.query(
    `insert into access.role (name, label, operational, program_wide)
     select name, label, operational, program_wide
     from jsonb_to_recordset($1) as r(name text, label text, operational boolean, program_wide boolean)
     on conflict (name) do update
       set label = excluded.label, operational = excluded.operational, program_wide = excluded.program_wide`,
    [JSON.stringify(rows)],
  );
}

async function syncPermissions(client: pg.Client, access: AccessDeclaration): Promise<void> {
  const permissions = Object.entries(access).map(([name, p]) => ({ name, scope: p.scope, can: p.can }));
  const granted = Object.entries(access).flatMap(([permission, p]) =>
    p.roles.map((role) => ({ permission, role })),
  );
  await client.query(
    `insert into access.permission (name, scope, can)
     select name, scope, can from jsonb_to_recordset($1) as p(name text, scope text, can text)
     on conflict (name) do update set scope = excluded.scope, can = excluded.can`,
    [JSON.stringify(permissions)],
  );
  await client.query(
    `delete from access.permission_role pr
     where not exists (
       select from jsonb_to_recordset($1) as g(permission text, role text)
       where g.permission = pr.permission and g.role = pr.role)`,
    [JSON.stringify(granted)],
  );
  await client.query(
    `insert into access.permission_role (permission, role)
     select permission, role from jsonb_to_recordset($1) as g(permission text, role text)
     on conflict do nothing`,
    [JSON.stringify(granted)],
  );
}

async function syncWorkflows(client: pg.Client, workflows: WorkflowDeclaration[]): Promise<void> {
  const moves = workflows.flatMap((workflow) =>
    Object.entries(workflow.moves).flatMap(([move, declared]) =>
      declared.from.map((from) => ({
        workflow: workflow.name,
        move,
        from_state: from,
        to_state: declared.to,
        permission: declared.permission,
        reason_required: declared.reason === 'required',
        not_by: declared.notBy ?? [],
      })),
    ),
  );
  await client.query('delete from platform.workflow_move');
  const owners = await ownersOfRecords(client);
  for (const workflow of workflows) {
    await client.query(
      `insert into platform.workflow (name, table_name, read_permission, initial, owner_column)
       values ($1, $2, $3, $4, $5)
       on conflict (name) do update set table_name = $2, read_permission = $3, initial = $4, owner_column = $5`,
      [
        workflow.name,
        workflow.table,
        workflow.readPermission,
        workflow.initial,
        workflow.record.owner ?? null,
      ],
    );
  }
  if ((await ownersOfRecords(client)) !== owners) await client.query('select platform.rebuild_work()');
  await client.query(
    `insert into platform.workflow_move (workflow, move, from_state, to_state, permission, reason_required, not_by)
     select workflow, move, from_state, to_state, permission, reason_required, not_by
     from jsonb_to_recordset($1) as m(workflow text, move text, from_state text, to_state text,
       permission text, reason_required boolean, not_by text[])`,
    [JSON.stringify(moves)],
  );
}

/** Who owns which kind of record, as one value: when it changes, the index of open work is made anew. */
async function ownersOfRecords(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ owners: string }>(
    `select coalesce(string_agg(name || ' ' || owner_column, ',' order by name), '') as owners
     from platform.workflow where owner_column is not null`,
  );
  return rows[0]!.owners;
}
