import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { checkFile } from '../checking/check-file.ts';
import { type CheckedRow, countsOf } from '../checking/check-rows.ts';
import { faultsOfMapping } from '../checking/guess-mapping.ts';
import { readLines } from '../checking/read-lines.ts';
import type { CheckRequest, Counts } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findImport } from '../queries/find-import.ts';
import { importWorkflow } from '../states.ts';

/** A dry run of the whole file: what would become of each row, kept so that it can be looked at and downloaded. */
export async function checkImportIn(
  tx: Tx,
  { files, clock }: Services,
  id: string,
  request: CheckRequest,
): Promise<Outcome<Counts>> {
  const record = await findImport(tx, id);
  if (!record) return failWith('onboarding.not-found', {});
  const { kind, header, sha256 } = record;
  const mapping = Object.fromEntries(Object.entries(request.mapping).filter(([, column]) => column !== ''));
  const faults = faultsOfMapping(kind, mapping, header);
  if (faults.length > 0) return failWith('onboarding.mapping-faulty', {}, faults);
  const moved = await moveIn(tx, importWorkflow, { id, move: 'check' });
  if (!moved.ok) return moved;
  const read = await readLines(files.pathOf(sha256));
  if (!read.ok) return read;
  const { dateOrder } = request;
  const rows = await checkFile(tx, read.value.lines, { kind, header, mapping, dateOrder }, clock.now());
  const counts = countsOf(rows);
  await keepRows(tx, id, rows);
  await sql`update onboarding.import set mapping = ${JSON.stringify(mapping)}, date_order = ${dateOrder},
      rows_read = ${counts.read}, rows_new = ${counts.new}, rows_changed = ${counts.changed},
      rows_unchanged = ${counts.unchanged}, rows_set_aside = ${counts.setAside}, checked_at = now()
    where id = ${id}`.execute(tx);
  await sql`insert into onboarding.mapping (kind, columns, date_order)
    values (${kind}, ${JSON.stringify(mapping)}, ${dateOrder})
    on conflict (kind) do update set columns = excluded.columns, date_order = excluded.date_order,
      changed_by = access.person_id(), changed_at = now()`.execute(tx);
  return succeed(counts);
}

async function keepRows(tx: Tx, importId: string, rows: readonly CheckedRow[]): Promise<void> {
  await sql`delete from onboarding.file_row where import_id = ${importId}`.execute(tx);
  await sql`insert into onboarding.file_row (import_id, file_row, fields, verdict, key, facts, reasons)
    select ${importId}, r.row, array(select jsonb_array_elements_text(r.fields)), r.verdict, r.key,
      nullif(r.facts, 'null'), r.reasons
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      r (row int, fields jsonb, verdict text, key text, facts jsonb, reasons jsonb)`.execute(tx);
}
