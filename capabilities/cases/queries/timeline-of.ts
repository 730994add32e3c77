import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { EvidenceItem, TaskItem, TimelineStep } from '../contract.ts';
import { declarationOf, isEventKind } from '../legal-record/kinds.ts';
import { describeEvent } from './describe-event.ts';

type Row = {
  id: string;
  compartmentId: number;
  agencyId: string;
  agency: string;
  source: string;
  sourceKey: string;
  revision: number;
  kind: string;
  effectiveAt: Date;
  recordedAt: Date;
  payload: Record<string, unknown>;
  fields: Record<string, Record<string, unknown>> | null;
};

/** Every event of a case that is open to the reader, of all agencies, in the order in which they happened. */
export async function timelineOf(tx: Tx, caseId: string) {
  const { rows } = await sql<Row>`
    select e.id, e.compartment_id as "compartmentId", e.agency_id as "agencyId", a.name as agency, e.source,
      e.source_key as "sourceKey", e.revision, e.kind, e.effective_at as "effectiveAt",
      e.recorded_at as "recordedAt", e.payload, f.fields
    from cases.event e
    join identity.agency a on a.id = e.agency_id
    left join (
      select event_id, jsonb_object_agg(field, content) as fields
      from cases.event_field where case_id = ${caseId} group by event_id
    ) f on f.event_id = e.id
    where e.case_id = ${caseId}
    order by e.effective_at, e.recorded_at, e.id`.execute(tx);
  const standing = rows.filter((row) => !isReplaced(row, rows));
  const stands = new Set(standing);
  return {
    rows,
    steps: rows.map((row) => stepOf(row, !stands.has(row))),
    evidence: evidenceOf(standing),
    tasks: tasksOf(standing),
  };
}

function isReplaced(row: Row, rows: readonly Row[]): boolean {
  return rows.some(
    (other) =>
      other.agencyId === row.agencyId &&
      other.source === row.source &&
      ((other.sourceKey === row.sourceKey && other.revision > row.revision) ||
        (other.kind === 'corrected' && other.payload.voids === row.sourceKey)),
  );
}

function stepOf(row: Row, replaced: boolean): TimelineStep {
  return {
    id: row.id,
    at: row.effectiveAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    agency: row.agency,
    kind: row.kind,
    label: isEventKind(row.kind) ? declarationOf(row.kind).label : row.kind,
    says: describeEvent({ ...row, fields: row.fields ?? {} }),
    replaced,
  };
}

function evidenceOf(rows: readonly Row[]): EvidenceItem[] {
  const latest = new Map<string, EvidenceItem>();
  for (const { kind, payload, effectiveAt } of rows) {
    if (kind !== 'evidence-listed') continue;
    const item = String(payload.item);
    latest.set(item, {
      item,
      kind: String(payload.kind),
      status: String(payload.status),
      at: effectiveAt.toISOString(),
    });
  }
  return [...latest.values()];
}

function tasksOf(rows: readonly Row[]): TaskItem[] {
  const tasks = new Map<string, TaskItem>();
  for (const { kind, payload } of rows) {
    const task = String(payload.task);
    if (kind === 'task-set') tasks.set(task, { task, dueOn: String(payload.dueOn), done: false });
    const known = kind === 'task-done' ? tasks.get(task) : undefined;
    if (known) known.done = true;
  }
  return [...tasks.values()];
}
