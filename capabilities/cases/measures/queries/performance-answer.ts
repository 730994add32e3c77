import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { MeasureAnswer } from '../contract.ts';
import { hideSmall } from '../figures/hide-small.ts';
import { sharedWords, shareFigure } from '../figures/words.ts';
import type { FactSource } from './tallies.ts';

const YEARS = 10;

type YearOfWork = {
  year: number;
  decided: number;
  rejected: number;
  disposed: number;
  dismissed: number;
  inTime: number;
};

/** Prosecutorial Performance Indicators that these facts can give, by year, each with its interval. */
export async function performanceAnswer(tx: Tx, source: FactSource): Promise<MeasureAnswer> {
  const { rows } = await sql<YearOfWork>`
    select y.year::integer, count(*) filter (where y.what = 'decided')::integer as decided,
      count(*) filter (where y.what = 'decided' and f.decision = 'declined')::integer as rejected,
      count(*) filter (where y.what = 'disposed')::integer as disposed,
      count(*) filter (where y.what = 'disposed' and f.result_kind = 'dismissed')::integer as dismissed,
      count(*) filter (where y.what = 'disposed' and f.disposed_on - f.charged_on - f.held_days <= 180)::integer as "inTime"
    from cases.measured f
    cross join lateral (values
      ('decided', extract(year from f.decided_on)), ('disposed', extract(year from f.disposed_on))
    ) y (what, year)
    where f.site_id = ${source.siteId} and y.year is not null
    group by 1 order by 1 desc limit ${YEARS}`.execute(tx);
  return performanceOf(rows);
}

const INDICATORS = [
  { key: 'rejected', of: 'decided', label: 'Rejected at filing', unit: 'of screened defendants' },
  { key: 'dismissed', of: 'disposed', label: 'Dismissed after filing', unit: 'of disposed defendants' },
  { key: 'inTime', of: 'disposed', label: 'Disposed of within 180 days', unit: 'of disposed defendants' },
] as const;

function performanceOf(years: readonly YearOfWork[]): MeasureAnswer {
  const base = hideSmall(
    years.flatMap(({ year, decided, disposed }) => [
      { row: 'decided', column: String(year), count: decided },
      { row: 'disposed', column: String(year), count: disposed },
    ]),
  );
  const shares = years.flatMap((year) =>
    INDICATORS.flatMap(({ key, of, label, unit }) => {
      const share = shareFigure(
        `${key.toLowerCase()}-${year.year}`,
        `${label}, ${year.year}`,
        year[key],
        year[of],
        unit,
      );
      return share ? [{ ...share, indicator: label, year: year.year }] : [];
    }),
  );
  const newest = shares.find(({ indicator }) => indicator === INDICATORS[0].label);
  return {
    question: 'How does the office perform, by indicators it can be held to?',
    sentence: newest
      ? `In ${newest.year}, ${sharedWords(newest)} of screened defendants were rejected at filing`
      : 'Too few cases were screened to tell how many are rejected',
    figures: shares.map(({ indicator: _, year: __, ...figure }) => figure),
    bars: {
      unit: 'share',
      rows: shares
        .filter(({ indicator }) => indicator === INDICATORS[0].label)
        .map(({ year, value, low, high }) => ({ label: String(year), value, low, high })),
    },
    curves: [],
    table: {
      caption: 'Indicators by year, with 95% intervals',
      columns: [
        { key: 'indicator', label: 'Indicator', format: 'text' },
        { key: 'year', label: 'Year', format: 'text' },
        { key: 'share', label: 'Share', format: 'percent' },
        { key: 'low', label: 'Low', format: 'percent' },
        { key: 'high', label: 'High', format: 'percent' },
        { key: 'of', label: 'Out of', format: 'count' },
      ],
      rows: [
        ...shares.map(({ indicator, year, value, low, high }) => {
          const of = INDICATORS.find(({ label }) => label === indicator)!.of;
          return {
            indicator,
            year: String(year),
            share: value,
            low,
            high,
            of: base.columns.includes(String(year)) ? base.cell(of, String(year)) : null,
          };
        }),
        {
          indicator: 'Victims contacted',
          year: 'Not measured',
          share: null,
          low: null,
          high: null,
          of: null,
        },
      ],
    },
    hidden: base.hidden,
    explanation:
      'Shares of the defendants whose case was screened or disposed of in each year, with Wilson’s interval.',
    assumptions: [
      'One defendant of one case is counted once, with all charges.',
      'Sealed and expunged cases and cases of juveniles are not counted.',
      'The clock stands while a warrant is out or the defendant is held for competency.',
    ],
    cannotShow: [
      'Contact with victims is not measured: what happens there stays behind the wall around victims.',
      'A low rate of rejection is not good by itself: it may mean that weak cases are filed and dismissed later.',
      'Shares that would tell of fewer than ten people are withheld.',
      'It says nothing of any one officer, attorney or judge.',
    ],
  };
}
