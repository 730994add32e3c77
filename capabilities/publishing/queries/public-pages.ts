import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { Publication, Withdrawal } from '../contract.ts';
import type { SearchResult } from '../pages/search.ts';
import type { PublicSite } from '../pages/site.ts';
import type { ListedSite } from '../pages/sites.ts';

/** What stands on public pages, in the newest version of each finding. The callers read as nobody in particular. */
export async function newestPublications(
  tx: Tx,
  { site, limit = 200 }: { site?: string; limit?: number } = {},
): Promise<Publication[]> {
  const { rows } = await sql<{ snapshot: Publication }>`
    select p.snapshot from publishing.publication p
    join program.site s on s.id = p.site_id
    where p.state = 'published' and (${site ?? null}::text is null or s.slug = ${site ?? null})
      and not exists (
        select from publishing.publication newer
        where newer.number = p.number and newer.version > p.version and newer.state = 'published')
    order by p.published_at desc, p.number
    limit ${limit}`.execute(tx);
  return rows.map(({ snapshot }) => Publication.parse(snapshot));
}

export type VersionInView = { version: number; publishedAt: string };

export async function publicationInView(
  tx: Tx,
  number: string,
  version?: number,
): Promise<{ publication: Publication; versions: VersionInView[] } | null> {
  const { rows } = await sql<{ version: number; published_at: Date; snapshot: Publication }>`
    select version, published_at, snapshot from publishing.publication
    where number = ${number} and state = 'published' order by version desc`.execute(tx);
  const row = version === undefined ? rows[0] : rows.find((one) => one.version === version);
  if (!row) return null;
  return {
    publication: Publication.parse(row.snapshot),
    versions: rows.map((one) => ({ version: one.version, publishedAt: one.published_at.toISOString() })),
  };
}

export async function withdrawalOf(tx: Tx, number: string): Promise<Withdrawal | null> {
  const { rows } = await sql<WithdrawalRow>`
    select w.number, w.reason, w.versions, w.first_published_at, w.withdrawn_at, w.trace,
      s.slug, s.name, s.state, s.is_demo as demo
    from publishing.withdrawal w join program.site s on s.id = w.site_id
    where w.number = ${number} order by w.withdrawn_at desc limit 1`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  return Withdrawal.parse({
    number: row.number,
    site: { slug: row.slug, name: row.name, state: row.state, demo: row.demo },
    versions: row.versions,
    reason: row.reason,
    firstPublishedAt: row.first_published_at.toISOString(),
    withdrawnAt: row.withdrawn_at.toISOString(),
    ...row.trace,
  });
}

type WithdrawalRow = {
  number: string;
  reason: string;
  versions: number;
  first_published_at: Date;
  withdrawn_at: Date;
  trace: Pick<Withdrawal, 'question' | 'method' | 'data'>;
  slug: string;
  name: string;
  state: string;
  demo: boolean;
};

export async function publicSites(tx: Tx): Promise<ListedSite[]> {
  const { rows } = await sql<ListedSite>`
    select s.slug, s.name, s.state, s.cohort_year as "cohortYear", s.is_demo as demo,
      s.is_invented as invented, count(distinct p.number)::int as findings, max(p.snapshot #>> '{data,period,to}') as "dataTo"
    from program.site s
    left join publishing.publication p on p.site_id = s.id and p.state = 'published'
    group by s.id order by s.is_invented, s.name`.execute(tx);
  return rows;
}

export async function publicSite(tx: Tx, slug: string): Promise<PublicSite | null> {
  const { rows } = await sql<PublicSite>`
    select slug, name, state, cohort_year as "cohortYear", is_demo as demo
    from program.site where slug = ${slug}`.execute(tx);
  return rows[0] ?? null;
}

const MOST_RESULTS = 50;

/** Sites by name, then findings by what they say and ask, best match first. */
export async function searchPublic(tx: Tx, query: string): Promise<SearchResult[]> {
  const { rows: sites } = await sql<{ slug: string; name: string }>`
    select slug, name || ', ' || state as name from program.site
    where strpos(lower(name), lower(${query})) > 0 or strpos(lower(${query}), lower(name)) > 0
    order by name limit 10`.execute(tx);
  const { rows: findings } = await sql<Omit<Extract<SearchResult, { kind: 'finding' }>, 'kind'>>`
    with asked as (select websearch_to_tsquery('english', ${query}) as words)
    select p.number, p.statement, p.question, s.name as site,
      to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD') as "publishedAt"
    from publishing.publication p
    join program.site s on s.id = p.site_id
    cross join asked
    where p.state = 'published'
      and (p.words @@ asked.words or lower(p.number) = lower(${query}) or strpos(lower(${query}), lower(s.name)) > 0)
      and not exists (
        select from publishing.publication newer
        where newer.number = p.number and newer.version > p.version and newer.state = 'published')
    order by ts_rank(p.words, asked.words) desc, p.published_at desc
    limit ${MOST_RESULTS}`.execute(tx);
  return [
    ...sites.map((site) => ({ kind: 'site' as const, ...site })),
    ...findings.map((finding) => ({ kind: 'finding' as const, ...finding })),
  ];
}
