import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { LibraryQuery, ResourceSummary } from '../contract.ts';
import { HIT_BEGINS, HIT_ENDS, snippetOf } from '../snippet.ts';

type Row = Omit<ResourceSummary, 'stateSince' | 'snippet'> & {
  stateSince: Date;
  headline: string;
  rank: number;
};

export const summaryColumns = sql`
  v.id, v.resource_id as "resourceId", v.number, v.version, v.state, v.state_since as "stateSince", v.title, v.summary,
  v.kind, v.core_areas as "coreAreas", v.source, v.year, v.evidence, v.evidence_source as "evidenceSource",
  v.upload_id is not null as "isFile", community.helped_count(v.resource_id) as helped`;

/**
 * Searches the listed versions, or those in review that the person may see: best match first, then newest. Row-level
 * security holds inside the search. The headline is cut for the rows of the page alone.
 */
export async function searchLibrary(tx: Tx, query: LibraryQuery) {
  const asked = query.q?.trim() ? sql`websearch_to_tsquery('english', ${query.q})` : null;
  // Normalised by length (1): a long summary does not win by saying everything.
  const rank = asked ? sql`ts_rank_cd(v.words, ${asked}, 1)` : sql`0::real`;
  const { rows } = await sql<Row>`
    select ${summaryColumns}, found.rank, ${headline(asked)} as headline
    from (
      select v.id, ${rank} as rank
      from community.resource_version v
      where ${conditions(query, asked)}
        and ${beyond(query.after, rank)}
      order by rank desc, v.id desc
      limit ${query.limit + 1}
    ) found
    join community.resource_version v on v.id = found.id
    order by found.rank desc, v.id desc`.execute(tx);
  const page = cutPage(rows, query.limit, (row) => [row.rank, row.id]);
  return { items: page.items.map(summaryOf), next: page.next };
}

function summaryOf({ stateSince, headline: marked, rank: _, ...row }: Row): ResourceSummary {
  return { ...row, stateSince: stateSince.toISOString(), snippet: snippetOf(marked) };
}

function headline(asked: RawBuilder<unknown> | null): RawBuilder<unknown> {
  const marks = HIT_BEGINS + HIT_ENDS;
  const plain = sql`translate(v.summary, ${marks}, '')`;
  if (!asked) return sql`left(${plain}, 240)`;
  const options = `StartSel=${HIT_BEGINS}, StopSel=${HIT_ENDS}, MaxWords=40, MinWords=20, MaxFragments=2, FragmentDelimiter=" … "`;
  return sql`ts_headline('english', ${plain}, ${asked}, ${options})`;
}

function conditions(query: LibraryQuery, asked: RawBuilder<unknown> | null): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [shownBy(query.show)];
  const areas = many(query.coreArea);
  const kinds = many(query.kind);
  const ratings = many(query.evidence);
  if (asked) parts.push(sql`v.words @@ ${asked}`);
  if (areas) parts.push(sql`v.core_areas && ${areas}::text[]`);
  if (kinds) parts.push(sql`v.kind = any (${kinds}::text[])`);
  if (ratings) parts.push(sql`v.evidence = any (${ratings}::text[])`);
  if (query.fromYear !== undefined) parts.push(sql`v.year >= ${query.fromYear}`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

function shownBy(show: LibraryQuery['show']): RawBuilder<boolean> {
  if (show === 'in-review') return sql`v.state in ('proposed', 'returned')`;
  if (show === 'mine') return sql`v.proposed_by = access.person_id()`;
  return sql`v.state = 'listed' and exists (
    select from community.resource r where r.listed_version_id = v.id)`;
}

/** Rank and id together are unique, and the same words rank the same: pages neither skip nor repeat. */
function beyond(after: string | undefined, rank: RawBuilder<unknown>): RawBuilder<boolean> {
  const [lastRank, id] = decodeCursor(after) ?? [];
  if (typeof lastRank !== 'number' || typeof id !== 'string') return sql<boolean>`true`;
  return sql<boolean>`(${rank}, v.id) < (${lastRank}::real, ${id}::uuid)`;
}

function many<T>(value: T | T[] | undefined): T[] | null {
  const all = value === undefined ? [] : [value].flat();
  return all.length > 0 ? (all as T[]) : null;
}
