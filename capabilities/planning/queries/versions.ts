import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { VersionDiff, VersionPage, VersionSummary } from '../contract.ts';
import { diffPlans } from '../versions/diff-plans.ts';
import { sayDiff } from '../versions/diff-words.ts';
import { contentNow, contentOfVersion } from './plan-content.ts';

export type VersionRow = Omit<VersionSummary, 'stateSince' | 'publishedAt'> & {
  stateSince: Date;
  publishedAt: Date | null;
};

/** Columns of `planning.version v` as the contract names them. */
export const versionColumns: RawBuilder<unknown> = sql`
  v.id, v.ordinal, v.number, v.state, v.state_since as "stateSince", v.change_note as "changeNote",
  v.content_hash as "contentHash", v.published_at as "publishedAt",
  identity.name_of(v.published_by) as "publishedBy"`;

export function versionOf({ stateSince, publishedAt, ...row }: VersionRow): VersionSummary {
  return {
    ...row,
    stateSince: stateSince.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

/** All versions of a plan, the newest first, with the one that is being written. */
export async function versionsOf(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<VersionSummary[]> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from planning.version v
    where v.plan_id = ${id} and v.site_id = ${siteId}
    order by v.ordinal desc`.execute(tx);
  return rows.map(versionOf);
}

/** One version with everything that happened to it, for whoever publishes it. */
export async function findVersion(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<VersionPage | null> {
  const { rows } = await sql<VersionRow & Pick<VersionPage, 'planId' | 'planNumber' | 'planTitle'>>`
    select ${versionColumns}, p.id as "planId", p.number as "planNumber", p.title as "planTitle"
    from planning.version v
    join planning.plan p on p.id = v.plan_id
    where v.id = ${id} and v.site_id = ${siteId}`.execute(tx);
  if (!rows[0]) return null;
  const { planId, planNumber, planTitle, ...row } = rows[0];
  return {
    ...versionOf(row),
    ...{ planId, planNumber, planTitle },
    ...(await historyOf(tx, 'plan-version', id)),
  };
}

/** What changed between two versions, in words; `to` left out means the plan as it stands now. */
export async function diffOf(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
  { from, to }: { from: number; to?: number | undefined },
): Promise<VersionDiff | null> {
  const versions = await versionsOf(tx, { siteId, id });
  if (versions.length === 0) return null;
  const later = versions.find(({ ordinal, state }) =>
    to === undefined ? state !== 'published' : ordinal === to,
  );
  const before = await contentOfVersion(tx, id, from);
  const after =
    to === undefined || later?.state !== 'published'
      ? await contentNow(tx, id)
      : await contentOfVersion(tx, id, to);
  if (!before || !after || (to !== undefined && !later)) return null;
  return {
    from,
    to: to ?? null,
    changeNote: later?.changeNote ?? null,
    changes: sayDiff(diffPlans(before, after), { before, after }),
  };
}
