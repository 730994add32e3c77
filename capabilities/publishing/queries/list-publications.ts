import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { PublicationSummary, publicationListQuery, Refusal } from '../contract.ts';

type Question = z.infer<typeof publicationListQuery> & { siteId: string };

/** A site's published pages, also those taken from view, newest first, each version a line. */
export async function listPublications(tx: Tx, { siteId, q, state, after, limit }: Question) {
  const cursor = decodeCursor(after);
  const states = state === undefined ? null : [state].flat();
  const { rows } = await sql<Omit<PublicationSummary, 'publishedAt' | 'stateSince'> & Times>`
    select p.id, p.number, p.version, p.state, p.state_since as "stateSince", p.statement,
      p.published_at as "publishedAt", (p.snapshot #>> '{suppression,suppressed}')::int as suppressed,
      author.name as author, approver.name as "approvedBy", publisher.name as "publishedBy",
      t.reason as "unpublishedReason",
      not exists (
        select from publishing.publication newer where newer.number = p.number and newer.version > p.version
      ) as newest
    from publishing.publication p
    left join publishing.sign_off o on o.id = p.id
    left join identity.person author on author.id = o.author_id
    left join identity.person approver on approver.id = o.approved_by
    left join identity.person publisher on publisher.id = o.published_by
    left join platform.transition t on t.subject_id = p.id and t.to_state = 'unpublished'
    where p.site_id = ${siteId}
      and (${states}::text[] is null or p.state = any (${states}))
      and (${q ?? null}::text is null or p.statement ilike '%' || ${q ?? null} || '%' or p.number ilike ${q ?? null})
      and (${cursor?.[0] ?? null}::timestamptz is null
        or (p.published_at, p.id) < (${cursor?.[0] ?? null}::timestamptz, ${cursor?.[1] ?? null}::uuid))
    order by p.published_at desc, p.id desc
    limit ${limit + 1}`.execute(tx);
  const lines = rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    stateSince: row.stateSince.toISOString(),
  }));
  return cutPage(lines, limit, ({ publishedAt, id }) => [publishedAt, id]);
}

type Times = { publishedAt: Date; stateSince: Date };

const REFUSALS_SHOWN = 20;

/** Findings that were not shown since they were last published well. */
export async function openRefusals(tx: Tx, siteId: string): Promise<Refusal[]> {
  const { rows } = await sql<Omit<Refusal, 'refusedAt'> & { refusedAt: Date }>`
    select distinct on (r.number) r.number, r.finding_id as "findingId", r.statement, r.refused_at as "refusedAt", r.detail, r.mend
    from publishing.refusal r
    where r.site_id = ${siteId} and not exists (
      select from publishing.publication p where p.number = r.number and p.published_at > r.refused_at)
    order by r.number, r.refused_at desc
    limit ${REFUSALS_SHOWN}`.execute(tx);
  return rows.map((row) => ({ ...row, refusedAt: row.refusedAt.toISOString() }));
}
