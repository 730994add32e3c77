import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { applyRows } from '../applying/apply-rows.ts';
import type { BroughtIn } from '../applying/rows-to-apply.ts';
import { checkFile } from '../checking/check-file.ts';
import type { CheckedRow } from '../checking/check-rows.ts';
import { readLines } from '../checking/read-lines.ts';
import type { ImportKind, ImportRecord, Verdict } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findImport } from '../queries/find-import.ts';
import { importWorkflow } from '../states.ts';

/**
 * Brings in what is new and changed, all of it in this transaction or nothing. The rows are checked again first: what
 * the person saw is what is applied, or they are told what has changed since.
 */
export async function applyImportIn(tx: Tx, services: Services, id: string): Promise<Outcome<null>> {
  const record = await findImport(tx, id);
  if (!record) return failWith('onboarding.not-found', {});
  const moved = await moveIn(tx, importWorkflow, { id, move: 'apply' });
  if (!moved.ok) return moved;
  const checked = await checkedAgain(tx, services, record);
  if (!checked.ok) return checked;
  const rows = checked.value.filter(({ verdict }) => verdict === 'new' || verdict === 'changed');
  if (rows.length === 0) return failWith('onboarding.nothing-to-apply', {});
  const applied = await applyRows(tx, record.kind, rows, { importId: id, now: services.clock.now() });
  if (!applied.ok) return applied;
  await keepBroughtIn(tx, record.kind, id, applied.value);
  await emitIn(tx, {
    kind: 'onboarding.applied',
    siteId: null,
    subject: { table: 'onboarding.import', id },
    permission: 'onboarding.import',
    payload: { number: record.number, kind: record.kind, rows: rows.length },
  });
  return succeed(null);
}

async function checkedAgain(
  tx: Tx,
  services: Services,
  record: ImportRecord,
): Promise<Outcome<CheckedRow[]>> {
  const read = await readLines(services.files.pathOf(record.sha256));
  if (!read.ok) return read;
  const rows = await checkFile(tx, read.value.lines, record, services.clock.now());
  const seen = await sql<{ row: number; verdict: Verdict }>`
    select file_row as row, verdict from onboarding.file_row where import_id = ${record.id}`.execute(tx);
  const verdicts = new Map(seen.rows.map(({ row, verdict }) => [row, verdict]));
  const other = rows.find(({ row, verdict }) => verdicts.get(row) !== verdict);
  if (!other) return succeed(rows);
  const was = verdicts.get(other.row) ?? 'not there';
  return failWith('onboarding.changed-meanwhile', { row: other.row, was, is: other.verdict });
}

async function keepBroughtIn(
  tx: Tx,
  kind: ImportKind,
  importId: string,
  broughtIn: readonly BroughtIn[],
): Promise<void> {
  await sql`insert into onboarding.brought_in as b (kind, key, record_id, facts, import_id)
    select ${kind}, r.key, r."recordId", r.facts, ${importId}
    from jsonb_to_recordset(${JSON.stringify(broughtIn)}::jsonb) r (key text, "recordId" uuid, facts jsonb)
    on conflict (kind, key) do update set record_id = excluded.record_id, facts = excluded.facts,
      import_id = excluded.import_id, brought_in_at = now()`.execute(tx);
}
