import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { findingsForPlans } from '#capabilities/analysis/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { NewPart, PartChange, PartWords, ProblemDraft, Reading } from '../contract.ts';
import { parentOf } from '../contract.ts';
import { failWith } from '../errors.ts';
import { faultOfPart } from '../parts/check-part.ts';
import { columnsOf, parentColumns, tables } from '../parts/columns.ts';
import { activityWorkflow } from '../states.ts';
import { type HeldPlan, planToWrite, type Target, tellOfPlan } from './hold-plan.ts';

type Made = { id: string; revision: number };
/** What was read for a goal's baseline before the change; `null` where it names no measure or no period. */
type WithBaseline = { baseline: Reading | null; year: number };

/** Puts a new part at the end of its siblings in the open draft. */
export async function addPartIn(
  tx: Tx,
  target: Target,
  { parentId, words }: NewPart,
  { baseline, year }: WithBaseline,
): Promise<Outcome<Made>> {
  const held = await planToWrite(tx, target);
  if (!held.ok) return held;
  const plan = held.value;
  const { kind } = words;
  const above = parentOf[kind];
  if ((above === null) !== (parentId === null)) return failWith('planning.not-found', {});
  if (above && !(await isInPlan(tx, plan.id, tables[above], parentId!)))
    return failWith('planning.not-found', {});
  const fault = faultOfPart(words, baseline);
  if (fault) return fault;
  const id = uuidv7();
  const parent = parentColumns[kind];
  const columns = {
    ...{ id, site_id: plan.siteId, plan_id: plan.id },
    ...(parent ? { [parent]: parentId } : {}),
    ...(kind === 'activity' ? { number: await nextNumber(tx, 'PLA', year) } : {}),
    ...columnsOf(words, baseline),
  };
  await sql`insert into ${sql.table(tables[kind])} (position, ${sql.join(Object.keys(columns).map((name) => sql.ref(name)))})
    values (
      (select coalesce(max(p.position), 0) + 1 from ${sql.table(tables[kind])} p where p.plan_id = ${plan.id}),
      ${sql.join(Object.values(columns))})`.execute(tx);
  if (kind === 'activity') await recordCreation(tx, activityWorkflow, { id, siteId: plan.siteId });
  if (kind === 'problem') await linkFindings(tx, plan, id, words.fields);
  await tellOfPlan(tx, plan, 'planning.plan-changed');
  return succeed({ id, revision: 1 });
}

/** Changes a part's words; never over someone's later save. */
export async function changePartIn(
  tx: Tx,
  target: Target & { partId: string },
  { revision, words }: PartChange,
  { baseline }: Pick<WithBaseline, 'baseline'>,
): Promise<Outcome<Made>> {
  const held = await planToWrite(tx, target);
  if (!held.ok) return held;
  const plan = held.value;
  const table = tables[words.kind];
  if (!(await isInPlan(tx, plan.id, table, target.partId))) return failWith('planning.not-found', {});
  const fault = faultOfPart(words, baseline);
  if (fault) return fault;
  const { numAffectedRows } = await sql`update ${sql.table(table)} set
      ${sql.join(Object.entries(columnsOf(words, baseline)).map(([name, value]) => sql`${sql.ref(name)} = ${value}`))},
      revision = revision + 1
    where id = ${target.partId} and revision = ${revision}`.execute(tx);
  if (numAffectedRows !== 1n) return failWith('planning.changed-meanwhile', {});
  if (words.kind === 'problem') await linkFindings(tx, plan, target.partId, words.fields);
  await tellOfPlan(tx, plan, 'planning.plan-changed');
  return succeed({ id: target.partId, revision: revision + 1 });
}

export async function isInPlan(tx: Tx, planId: string, table: string, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)}
    where id = ${id} and plan_id = ${planId} and removed_at is null`.execute(tx);
  return rows.length > 0;
}

/** A finding is linked as it stands on the day: what it says, how sure, on which data. Those linked before stay so. */
async function linkFindings(
  tx: Tx,
  plan: HeldPlan,
  problemId: string,
  { findingIds }: ProblemDraft,
): Promise<void> {
  await sql`delete from planning.problem_finding
    where problem_id = ${problemId} and not finding_id = any (${findingIds}::uuid[])`.execute(tx);
  if (findingIds.length === 0) return;
  const wanted = new Set(findingIds);
  for (const finding of await findingsForPlans(tx, plan.siteId)) {
    if (!wanted.has(finding.id)) continue;
    await sql`insert into planning.problem_finding
        (problem_id, finding_id, site_id, plan_id, number, statement, interval_text, method, data_label, data_through)
      values (${problemId}, ${finding.id}, ${plan.siteId}, ${plan.id}, ${finding.number}, ${finding.statement},
        ${finding.interval}, ${finding.method}, ${finding.dataLabel}, ${finding.dataThrough})
      on conflict do nothing`.execute(tx);
  }
}

/** The baseline that a goal asks to have read, if it names a measure and a period. */
export function baselineAsked(words: PartWords): { metric: string; from: string; to: string } | null {
  if (words.kind !== 'goal') return null;
  const { metric, baselineFrom: from, baselineTo: to } = words.fields;
  return metric && from && to ? { metric, from, to } : null;
}
