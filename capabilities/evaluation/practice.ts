import { sql } from 'kysely';
import type { RunResult } from '#capabilities/analysis/contract.ts';
import type { PracticeContribution } from '#platform/http/capability.ts';
import { intervalText } from '#web/design/figures/numbers.ts';

type Row = {
  id: string;
  siteId: string;
  slug: string;
  title: string;
  when: Date;
  sentence: string | null;
  isFinal: boolean | null;
  figures: RunResult['figures'] | null;
};

/** Registered evaluations: designed before anyone could know how they come out, told with what they came to. */
export const evaluationPractice: PracticeContribution = {
  noun: 'Evaluation',
  search: async (tx, { words, coreArea, limit }) => {
    const { rows } = await sql<Row>`
      select d.id, d.site_id as "siteId", s.slug, d.title, coalesce(look.finished_at, d.registered_at) as "when",
        look.sentence, look.is_final as "isFinal", run.result -> 'figures' as figures
      from evaluation.design d
      join program.site s on s.id = d.site_id
      left join lateral (
        select l.sentence, l.is_final, l.finished_at, l.run_id
        from evaluation.look l
        where l.design_id = d.id and l.sentence is not null
        order by l.ordinal desc limit 1
      ) look on true
      left join analysis.run run on run.id = look.run_id
      where d.state in ('registered', 'under-way', 'reported')
        and (${words} = '' or to_tsvector('english', concat_ws(' ', d.title, d.question, d.measure, d.outcome))
          @@ websearch_to_tsquery('english', ${words}))
        and (${coreArea}::text is null or (${coreArea} = 'gun-violence' and d.outcome ~ 'shooting|homicide|gun'))
      order by look.is_final desc nulls last, d.id desc
      limit ${limit}`.execute(tx);
    return rows.map(({ id, siteId, slug, title, when, sentence, isFinal, figures }) => {
      const figure = figures?.find(({ low, high }) => typeof low === 'number' && typeof high === 'number');
      const early = isFinal === false ? 'An early look, not the answer: ' : '';
      return {
        siteId,
        what: title,
        result: sentence && `${early}${sentence}`,
        uncertainty: figure ? `${figure.label}: ${intervalText(figure)}` : null,
        when,
        to: `/app/s/${slug}/evaluations/${id}`,
      };
    });
  },
};
