import { sql } from 'kysely';
import type { PracticeContribution } from '#platform/http/capability.ts';
import { intervalText } from '#web/design/figures/numbers.ts';
import type { PublishedFigure } from './contract.ts';

type Row = {
  siteId: string;
  number: string;
  question: string;
  statement: string;
  when: Date;
  figures: PublishedFigure[];
};

/** Published findings: open to everyone, each with its page, where the figures stand as they were released. */
export const publishingPractice: PracticeContribution = {
  noun: 'Published finding',
  search: async (tx, { words, coreArea, limit }) => {
    const asked = sql`websearch_to_tsquery('english', ${words})`;
    const { rows } = await sql<Row>`
      select p.site_id as "siteId", p.number, p.question, p.statement, p.published_at as "when",
        p.snapshot -> 'figures' as figures
      from publishing.publication p
      where p.state = 'published'
        and (${words} = '' or p.words @@ ${asked})
        and (${coreArea}::text is null
          or (${coreArea} = 'gun-violence' and p.words @@ to_tsquery('english', 'shooting | shot | gun | homicide')))
        and not exists (
          select from publishing.publication newer
          where newer.number = p.number and newer.version > p.version and newer.state = 'published')
      order by p.published_at desc
      limit ${limit}`.execute(tx);
    return rows.map(({ siteId, number, question, statement, when, figures }) => ({
      siteId,
      what: question,
      result: statement,
      uncertainty: intervalOf(figures),
      when,
      to: `/findings/${number}`,
    }));
  },
};

/** The interval of the first figure that has one and is not hidden. */
function intervalOf(figures: PublishedFigure[] | null): string | null {
  const figure = figures?.find(
    ({ value, low, high }) => value !== null && typeof low === 'number' && typeof high === 'number',
  );
  return figure ? `${figure.label}: ${intervalText(figure)}` : null;
}
