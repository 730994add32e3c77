import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';

/**
 * The workflows whose titles may stand in mail and in calendars, which leave the platform: those whose column is
 * classed public or internal. Of any other record only its kind and its number are told.
 */
export async function mailableTitles(
  tx: Tx,
  workflows: readonly WorkflowDeclaration[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select w.name
    from unnest(${workflows.map(({ name }) => name)}::text[], ${workflows.map(({ table }) => table)}::text[],
      ${workflows.map(({ record }) => record.title)}::text[]) w (name, records, title)
    join pg_attribute a on a.attrelid = w.records::regclass and a.attname = w.title
    where col_description(a.attrelid, a.attnum) ~ '^\\[(public|internal)\\]'`.execute(tx);
  return new Set(rows.map(({ name }) => name));
}

/** "Evaluation design": how a record is called whose title stays here. */
export function nounOf({ record }: WorkflowDeclaration): string {
  return record.noun[0]!.toUpperCase() + record.noun.slice(1);
}
