import { sql } from 'kysely';
import type { PracticeContribution } from '#platform/http/capability.ts';

type Row = {
  id: string;
  siteId: string;
  slug: string;
  title: string;
  state: 'implemented' | 'verified';
  when: Date;
  evidence: string | null;
};

/** Recommendations that were carried out, and those that a second person saw to hold a year later. */
export const recommendationsPractice: PracticeContribution = {
  noun: 'Recommendation carried out',
  search: async (tx, { words, coreArea, limit }) => {
    const { rows } = await sql<Row>`
      select r.id, r.site_id as "siteId", s.slug, r.title, r.state, r.state_since as "when",
        r.verified_evidence as evidence
      from recommendations.recommendation r
      join program.site s on s.id = r.site_id
      where r.state in ('implemented', 'verified')
        and (${words} = '' or to_tsvector('english', concat_ws(' ', r.title, r.advice, r.implemented_what))
          @@ websearch_to_tsquery('english', ${words}))
        and (${coreArea}::text is null or r.core_area = ${coreArea})
      order by r.state = 'verified' desc, r.state_since desc, r.id desc
      limit ${limit}`.execute(tx);
    return rows.map(({ id, siteId, slug, title, state, when, evidence }) => ({
      siteId,
      what: title,
      result: state === 'verified' && evidence ? `Seen to hold a year later: ${evidence}` : null,
      uncertainty: state === 'verified' ? 'Seen by a second person, not measured: it has no interval.' : null,
      when,
      to: `/app/s/${slug}/recommendations/${id}`,
    }));
  },
};
