import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ChangeInWords, GoalMeasure, PartKind, Reading } from '../contract.ts';
import { judgeGoal } from '../measures/judge-goal.ts';
import { diffPlans } from '../versions/diff-plans.ts';
import type { DiffLanguage } from '../versions/diff-vocabulary.ts';
import { sayDiff } from '../versions/diff-words.ts';
import {
  type ContentPart,
  documentOrder,
  emptyContent,
  type Fields,
  type PlanContent,
} from '../versions/plan-content.ts';

/** A goal's figures as everyone may see them; `isHidden` where so few people stand behind them that they are not told. */
export type PublicGoal = GoalMeasure & { baselineIsHidden: boolean; readingIsHidden: boolean };

export type PublicPart = {
  id: string;
  kind: PartKind;
  parentId: string | null;
  fields: Fields;
  status: { state: string; percent: number | null; toldAt: string | null } | null;
  measure: PublicGoal | null;
};

/** The latest published version of a plan, cut down to what is public, with all that changed on the way to it. */
export type PublicPlan = {
  id: string;
  number: string;
  version: number;
  publishedAt: string;
  contentHash: string;
  head: { title: string; summary: string; owner: string; startsOn: string; endsOn: string };
  parts: PublicPart[];
  /** The newest first: each version with why it was made and what it changed of what is public. */
  log: { version: number; publishedAt: string; note: string; changes: ChangeInWords[] }[];
};

export type VersionRow = {
  planId: string;
  number: string;
  ordinal: number;
  publishedAt: Date;
  changeNote: string;
  contentHash: string;
  content: PlanContent;
};
type StatusRow = { id: string; state: string; percent: number | null; toldAt: Date | null };

/** For the public website: what everyone may read of a site's plans, asked as nobody in particular. */
export async function publicPlans(tx: Tx, siteId: string, language: DiffLanguage): Promise<PublicPlan[]> {
  const { rows } = await sql<VersionRow>`
    select plan_id as "planId", number, ordinal, published_at as "publishedAt", change_note as "changeNote",
      content_hash as "contentHash", content
    from planning.public_versions(${siteId})`.execute(tx);
  const readings = rows.length > 0 ? await publicReadings(tx, siteId) : new Map();
  const plans: PublicPlan[] = [];
  for (const planId of new Set(rows.map((row) => row.planId))) {
    const versions = rows.filter((row) => row.planId === planId);
    plans.push(planOf(versions, await publicStatuses(tx, planId), readings, language));
  }
  return plans;
}

/** Whether there is anything to lead to. */
export async function hasPublicPlan(tx: Tx, siteId: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select planning.has_public_plan(${siteId}) as has`.execute(tx);
  return rows[0]!.has;
}

/** What is told of a plan, from its published versions, the newest first. Pure. */
export function planOf(
  versions: readonly VersionRow[],
  statuses: ReadonlyMap<string, StatusRow>,
  readings: ReadonlyMap<string, Reading>,
  language: DiffLanguage,
): PublicPlan {
  const newest = versions[0]!;
  const said = versions.map((version) => withoutSmallCounts(version.content));
  return {
    id: newest.planId,
    number: newest.number,
    version: newest.ordinal,
    publishedAt: newest.publishedAt.toISOString(),
    contentHash: newest.contentHash,
    head: newest.content.plan as PublicPlan['head'],
    parts: documentOrder(said[0]!.parts).map((part) => partOf(part, newest.content, statuses, readings)),
    log: versions.map(({ ordinal, publishedAt, changeNote }, at) => {
      const before = said[at + 1] ?? emptyContent;
      const after = said[at]!;
      return {
        ...{ version: ordinal, publishedAt: publishedAt.toISOString(), note: changeNote },
        changes: sayDiff(diffPlans(before, after), { before, after, language }),
      };
    }),
  };
}

function partOf(
  { id, kind, parentId, fields }: ContentPart,
  whole: PlanContent,
  statuses: ReadonlyMap<string, StatusRow>,
  readings: ReadonlyMap<string, Reading>,
): PublicPart {
  const status = statuses.get(id);
  const goal = kind === 'goal' ? whole.parts.find((part) => part.id === id) : undefined;
  return {
    ...{ id, kind, parentId, fields },
    status: status
      ? { state: status.state, percent: status.percent, toldAt: status.toldAt?.toISOString() ?? null }
      : null,
    measure: goal ? goalOf(goal, readings) : null,
  };
}

function goalOf({ id, fields }: ContentPart, readings: ReadonlyMap<string, Reading>): PublicGoal {
  const metric = fields.metric as string | null;
  const reading = (metric && readings.get(metric)) || null;
  const number = (field: string) => (fields[field] as number | null) ?? null;
  const baselineIsHidden = isSmall(number('baselineCounted'));
  const readingIsHidden = isSmall(reading?.counted ?? null);
  const value = number('baselineValue');
  const target = number('targetValue');
  const shown = readingIsHidden ? null : reading;
  const judged = judgeGoal(
    {
      metric,
      baseline:
        value === null || baselineIsHidden
          ? null
          : { value, low: number('baselineLow'), high: number('baselineHigh') },
      target: target === null ? null : { value: target, on: (fields.targetOn as string | null) ?? null },
    },
    shown,
  );
  return { goalId: id, reading: shown, ...judged, baselineIsHidden, readingIsHidden };
}

/** As everywhere on the public site: from 1 to 9 people or events are not told. */
const SMALLEST_SHOWN = 10;
export function isSmall(counted: number | null): boolean {
  return counted !== null && counted > 0 && counted < SMALLEST_SHOWN;
}

/** A small count is in no version, and so in no change between two. */
function withoutSmallCounts({ plan, parts }: PlanContent): PlanContent {
  const hidden = { baselineValue: null, baselineLow: null, baselineHigh: null, baselineCounted: null };
  return {
    plan,
    parts: parts.map((part) =>
      isSmall((part.fields.baselineCounted as number | null) ?? null)
        ? { ...part, fields: { ...part.fields, ...hidden } }
        : part,
    ),
  };
}

async function publicStatuses(tx: Tx, planId: string): Promise<Map<string, StatusRow>> {
  const { rows } = await sql<StatusRow>`
    select activity_id as id, state, percent, told_at as "toldAt" from planning.public_status(${planId})`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function publicReadings(tx: Tx, siteId: string): Promise<Map<string, Reading>> {
  const { rows } = await sql<Reading>`
    select metric, value, low, high, level, counted, period_from as "periodFrom", period_to as "periodTo",
      data_label as "dataLabel", data_through as "dataThrough", method
    from planning.public_readings(${siteId})`.execute(tx);
  return new Map(rows.map((reading) => [reading.metric, reading]));
}
