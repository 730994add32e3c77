import { sql } from 'kysely';
import type { PracticeContribution } from '#platform/http/capability.ts';

type Row = {
  id: string;
  siteId: string;
  slug: string;
  title: string;
  when: Date;
  outcome: 'reached' | 'partly' | 'not-reached' | 'too-early' | null;
  words: string | null;
  asked: string | null;
};

const outcomes = {
  reached: 'the wanted outcome was reached',
  partly: 'the wanted outcome was partly reached',
  'not-reached': 'the wanted outcome was not reached',
  'too-early': 'it was too early to tell',
} as const;

/** Assistance that was delivered, with what the site itself said came of it: a judgement, which has no interval. */
export const assistancePractice: PracticeContribution = {
  noun: 'Delivered assistance',
  search: async (tx, { words, coreArea, limit }) => {
    const { rows } = await sql<Row>`
      select r.id, r.site_id as "siteId", s.slug, r.title, r.state_since as "when", answer.outcome, answer.words,
        answer.kind as asked
      from assistance.request r
      join program.site s on s.id = r.site_id
      left join lateral (
        select f.outcome, f.words, f.kind from assistance.follow_up f
        where f.request_id = r.id and f.state = 'answered' and f.outcome is not null
        order by f.round desc, f.kind = 'outcome-180' desc limit 1
      ) answer on true
      where r.state in ('delivered', 'closed')
        and (${words} = '' or to_tsvector('english', concat_ws(' ', r.title, r.problem, r.wanted_outcome))
          @@ websearch_to_tsquery('english', ${words}))
        and (${coreArea}::text is null or r.primary_core_area = ${coreArea} or ${coreArea} = any (r.core_areas))
      order by r.state_since desc, r.id desc
      limit ${limit}`.execute(tx);
    return rows.map(({ id, siteId, slug, title, when, outcome, words: said, asked }) => ({
      siteId,
      what: title,
      result:
        outcome &&
        `The site said after ${asked === 'outcome-180' ? 180 : 90} days that ${outcomes[outcome]}. ${said}`,
      uncertainty: outcome && 'The site’s own judgement, not measured: it has no interval.',
      when,
      to: `/app/s/${slug}/assistance/${id}`,
    }));
  },
};
