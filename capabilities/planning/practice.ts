import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Practice, PracticeContribution, PracticeQuestion } from '#platform/http/capability.ts';

type Row = {
  id: string;
  siteId: string;
  slug: string;
  planId: string;
  title: string;
  evidence: string;
  evidenceSource: string;
  when: Date;
};

/**
 * Strategies of published plans: those of a site's own plans for those who read them, those of others as far as they
 * are public. A plan says what is tried, not what came of it: its rating is of the strategy, its result is measured
 * elsewhere.
 */
export const planningPractice: PracticeContribution = {
  noun: 'Strategy of a plan',
  search: async (tx, question) => {
    const own = await ownStrategies(tx, question);
    const known = new Set(own.map(({ id }) => id));
    const open = (await publicStrategies(tx, question)).filter(({ id }) => !known.has(id));
    return [
      ...own.map((row) => asPractice(row, `/app/s/${row.slug}/plans/${row.planId}`)),
      ...open.map((row) => asPractice(row, `/sites/${row.slug}/plan`)),
    ].slice(0, question.limit);
  },
};

async function ownStrategies(tx: Tx, { words, coreArea, limit }: PracticeQuestion): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.id, s.site_id as "siteId", site.slug, s.plan_id as "planId", s.title, s.evidence,
      s.evidence_source as "evidenceSource", published.at as "when"
    from planning.strategy s
    join program.site site on site.id = s.site_id
    join lateral (
      select max(v.published_at) as at from planning.version v
      where v.plan_id = s.plan_id and v.state = 'published'
    ) published on published.at is not null
    where s.removed_at is null
      and (${words} = '' or to_tsvector('english', s.title || ' ' || s.detail)
        @@ websearch_to_tsquery('english', ${words}))
      and (${coreArea}::text is null or (${coreArea} = 'gun-violence'
        and to_tsvector('english', s.title || ' ' || s.detail) @@ to_tsquery('english', 'shooting | shot | gun | homicide')))
    order by published.at desc, s.id
    limit ${limit}`.execute(tx);
  return rows;
}

async function publicStrategies(tx: Tx, { words, coreArea, limit }: PracticeQuestion): Promise<Row[]> {
  if (coreArea !== null && coreArea !== 'gun-violence') return [];
  const { rows } = await sql<Row>`
    select p.strategy_id as id, p.site_id as "siteId", site.slug, p.plan_id as "planId", p.title, p.evidence,
      p.evidence_source as "evidenceSource", p.published_at as "when"
    from community.public_strategies(${words}, ${coreArea !== null}, ${limit}) p
    join program.site site on site.id = p.site_id`.execute(tx);
  return rows;
}

function asPractice({ siteId, title, evidence, evidenceSource, when }: Row, to: string): Practice {
  const rating = evidence.replace('-', ' ');
  const rated = evidenceSource ? ` (rated ${rating}: ${evidenceSource})` : '';
  return { siteId, what: `${title}${rated}`, result: null, uncertainty: null, when, to };
}
