import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { MeasureAnswer } from '../contract.ts';
import type { Tally } from '../figures/hide-small.ts';
import { largestRow, tallyAnswer } from '../figures/tally-answer.ts';
import { offenseLabel, reasonLabel, sharedWords, shareFigure } from '../figures/words.ts';
import { type FactSource, tally } from './tallies.ts';

const number = (count: number) => count.toLocaleString('en-US');

/** Why referrals were declined and charges dismissed, by the year of the decision. */
export async function reasonsAnswer(tx: Tx, source: FactSource): Promise<MeasureAnswer> {
  const declined = await tally(tx, source, {
    row: sql`'declined|' || coalesce(decline_reason, 'not-said')`,
    column: sql`extract(year from decided_on)`,
    where: sql`decision = 'declined'`,
  });
  const dismissed = await tally(tx, source, {
    row: sql`'dismissed|' || coalesce(dismiss_reason, 'not-said')`,
    column: sql`extract(year from disposed_on)`,
    where: sql`result_kind = 'dismissed'`,
  });
  const label = (row: string) => {
    const [what, reason] = row.split('|') as [string, string];
    return `${what === 'declined' ? 'Declined' : 'Dismissed'}: ${reasonLabel(reason).toLowerCase()}`;
  };
  return tallyAnswer([...declined, ...dismissed], {
    question: 'Why are referrals declined and charged cases dismissed?',
    sentence: (hidden) => {
      const largest = largestRow(hidden);
      return largest
        ? `${label(largest.row)} is the most frequent reason, with ${number(largest.count)} defendants`
        : 'Too few referrals were declined or cases dismissed to tell their reasons';
    },
    unit: 'defendants',
    caption: 'Reasons by year of the decision',
    rowsAre: 'Reason',
    rowLabel: label,
    explanation:
      'The reason of the first screening decision, where it was to decline; and the reason of the dismissal, where the case first ended in one.',
    assumptions: [
      'A dismissal because the defendant pled guilty to other counts is told as that, and is no sign of a weak case.',
      'A judge’s ruling told beside a prosecutor’s dismissal is not counted as a dismissal by the court.',
      'Of several reasons in one case the one that speaks of the strength of the case is counted.',
    ],
  });
}

/** How often hearings were continued, by whom, and whether the time is excludable. */
export async function continuancesAnswer(tx: Tx, source: FactSource): Promise<MeasureAnswer> {
  const { rows } = await sql<{ by: string; excludable: number; others: number }>`
    select k.key as by, sum((k.value ->> 1)::integer)::integer as excludable,
      sum((k.value ->> 0)::integer - (k.value ->> 1)::integer)::integer as others
    from cases.measured f
    cross join lateral jsonb_each(f.continuances) k
    where f.site_id = ${source.siteId} and f.continued > 0
    group by 1`.execute(tx);
  const tallies: Tally[] = rows.flatMap(({ by, excludable, others }) => [
    { row: by, column: 'excludable', count: excludable },
    { row: by, column: 'not excludable', count: others },
  ]);
  const labels: Record<string, string> = {
    defense: 'The defense',
    prosecution: 'The prosecution',
    court: 'The court',
    joint: 'Both sides together',
  };
  return tallyAnswer(tallies, {
    question: 'At whose request are hearings continued?',
    sentence: (hidden) => {
      const largest = largestRow(hidden);
      return largest
        ? `${labels[largest.row] ?? largest.row} asked for most continuances: ${number(largest.count)}`
        : 'Too few hearings were continued to tell at whose request';
    },
    unit: 'continuances',
    caption: 'Continuances by who asked and whether the time is excludable',
    rowsAre: 'At the request of',
    rowLabel: (row) => labels[row] ?? row,
    columnLabel: (column) => (column === 'excludable' ? 'Excludable' : 'Not excludable'),
    order: Object.keys(labels),
    explanation:
      'Every continuance of a hearing, once for each defendant it concerned. Excludable is what the court said of the time.',
    cannotShow: ['Whether a continuance was needed.'],
  });
}

/** Charged, not disposed of, no hearing ahead, no hold, and nothing heard for this long. */
export const QUIET_DAYS = 180;

/** Cases that stand open in the record though nothing keeps them open that was told. */
export async function missingAnswer(tx: Tx, source: FactSource): Promise<MeasureAnswer> {
  const asOf = sql`${source.asOf}::date`;
  const missing = sql`charged_on is not null and disposed_on is null and held_since is null
    and (next_hearing_on is null or next_hearing_on < ${asOf}) and last_event_on < ${asOf} - ${QUIET_DAYS}::integer`;
  const tallies = await tally(tx, source, {
    row: sql`offense`,
    column: sql`extract(year from charged_on)`,
    where: missing,
  });
  const open = await tally(tx, source, {
    row: sql`case when ${missing} then 'missing' else 'open' end`,
    column: sql`'all'`,
    where: sql`charged_on is not null and disposed_on is null`,
  });
  const [count, of] = [
    open.find(({ row }) => row === 'missing')?.count ?? 0,
    open.reduce((sum, one) => sum + one.count, 0),
  ];
  const share =
    of > 0 ? shareFigure('missing-share', 'Missing, share of open cases', count, of, 'of open cases') : null;
  return tallyAnswer(tallies, {
    question: 'In how many charged cases is the disposition missing?',
    sentence: (hidden) =>
      share && hidden.total !== null
        ? `The disposition is missing in ${number(hidden.total)} cases, ${sharedWords(share)} of those that are open`
        : 'Too few cases lack a disposition to tell how many',
    unit: 'defendants',
    caption: 'Missing dispositions, by offense and year of the charge',
    rowsAre: 'Offense',
    rowLabel: offenseLabel,
    ...(share ? { figures: [share] } : {}),
    explanation: `Charged and not disposed of, with no hearing ahead, no warrant out, no competency hold, and nothing told for more than ${QUIET_DAYS} days. Background checks wait on these: the two queues of each case name them to those who may mend them.`,
    cannotShow: ['Whether the court has decided and nobody told, or the case has been forgotten.'],
  });
}

/** How much lies with each office on the day of the data. Offices, never people. */
export async function caseloadAnswer(tx: Tx, source: FactSource): Promise<MeasureAnswer> {
  const { rows } = await sql<Tally>`
    select coalesce(a.name, 'Office not told') as "row", o.work as "column", count(*)::integer as count
    from cases.measured f
    cross join lateral (values
      ('complaint', f.open_complaint and f.furthest = 0, f.police_agency_id),
      ('referral', f.open_referral, f.prosecutor_agency_id),
      ('court', f.open_court, f.prosecutor_agency_id),
      ('federal', f.open_federal, f.federal_agency_id)
    ) o (work, is_open, agency_id)
    left join identity.agency a on a.id = o.agency_id
    where f.site_id = ${source.siteId} and o.is_open
    group by 1, 2`.execute(tx);
  const labels: Record<string, string> = {
    complaint: 'Open complaints',
    referral: 'Referrals to decide on',
    court: 'Cases in court',
    federal: 'Federal cases',
  };
  return tallyAnswer(rows, {
    question: 'How much lies with each office?',
    sentence: (hidden) => {
      const largest = largestRow(hidden);
      return largest
        ? `${largest.row} has the most open: ${number(largest.count)}`
        : 'Too little is open to tell with whom it lies';
    },
    unit: 'open defendants',
    caption: 'Caseload by office and kind of work',
    rowsAre: 'Office',
    columnLabel: (column) => labels[column] ?? column,
    explanation: 'What is open on the day of the data, with the office that is to act.',
    cannotShow: ['How the work is spread among the people of an office: that is not a matter for figures.'],
  });
}

const JUSTICE_COUNTS = [
  { key: 'referred', label: 'Cases referred', on: sql`referred_on`, where: sql`referred_on is not null` },
  {
    key: 'declined',
    label: 'Cases declined',
    on: sql`decided_on`,
    // None of the referred charges was filed, then or later.
    where: sql`decision = 'declined' and charged_on is null`,
  },
  { key: 'filed', label: 'Cases filed', on: sql`charged_on`, where: sql`charged_on is not null` },
  ...(
    [
      ['plea', 'Disposed: convicted by plea'],
      ['verdict', 'Disposed: convicted by verdict'],
      ['acquitted', 'Disposed: acquitted'],
      ['dismissed', 'Disposed: dismissed'],
      ['diverted', 'Disposed: diverted'],
      ['other', 'Disposed: another final end'],
    ] as const
  ).map(([kind, label]) => ({ key: kind, label, on: sql`disposed_on`, where: sql`result_kind = ${kind}` })),
];

/** The figures of Justice Counts for prosecution that these facts can give, by calendar year of what is counted. */
export async function justiceCountsAnswer(tx: Tx, source: FactSource): Promise<MeasureAnswer> {
  const tallies: Tally[] = [];
  for (const { key, on, where } of JUSTICE_COUNTS)
    tallies.push(
      ...(await tally(tx, source, { row: sql`${key}::text`, column: sql`extract(year from ${on})`, where })),
    );
  const labels = new Map(JUSTICE_COUNTS.map(({ key, label }) => [key, label]));
  return tallyAnswer(tallies, {
    question: 'What does the office report to Justice Counts?',
    sentence: (hidden) => {
      const [referred, declined] = ['referred', 'declined'].map((row) =>
        hidden.rows.includes(row) ? hidden.ofRow(row) : 0,
      );
      return referred && declined !== null && declined !== undefined
        ? `Of ${number(referred)} cases referred, ${number(declined)} were declined: none of the referred charges was filed`
        : 'Too few cases were referred to report';
    },
    unit: 'defendants',
    caption: 'Justice Counts figures by calendar year',
    rowsAre: 'Figure',
    rowLabel: (row) => labels.get(row) ?? row,
    order: JUSTICE_COUNTS.map(({ key }) => key),
    withoutSums: false,
    explanation:
      'Counts by the calendar year in which each thing happened, so a case counts in the year it was referred and in the year it was disposed of. Only the first disposition counts.',
    assumptions: ['The caseload of the day is under “Caseload”.'],
  });
}
