import { aalenJohansen, type CompetingRisks } from '@psp/statistics';
import { suppressionRules } from '#capabilities/publishing/server.ts';
import type { Curve, MeasureAnswer, MeasureChoice, Wait } from '../contract.ts';
import { commonLimits, countedWords, keyOf, LEVEL, offenseLabel, percentWords } from './words.ts';

/** `cause` is null while nothing has ended the wait: such a wait is censored. */
export type WaitRow = { days: number; cause: string | null; count: number };

/** Under fewer than this a curve is a list of people. */
export const LEAST_WAITING = 50;
const GRID_DAYS = 15;
const TOLD_DAYS = [30, 90, 180, 365, 730];

export const waitWords: Record<Wait, { question: string; unit: string; causes: Record<string, string> }> = {
  'referral-to-decision': {
    question: 'How long does the prosecutor’s first decision take?',
    unit: 'referred defendants',
    causes: {
      adopted: 'Adopted',
      declined: 'Declined',
      returned: 'Returned for investigation',
      'adopted-federally': 'Adopted federally',
      'other-agency': 'Another agency',
    },
  },
  'complaint-to-charge': {
    question: 'How long is it from the complaint to a charge?',
    unit: 'defendants',
    causes: {
      charged: 'Charged',
      declined: 'Declined',
      inactive: 'Inactive',
      'cleared by exception': 'Cleared by exception',
      'adopted federally': 'Adopted federally',
      'another agency': 'Another agency',
    },
  },
  'charge-to-disposition': {
    question: 'How long is it from the charge to the disposition?',
    unit: 'charged defendants',
    causes: {
      plea: 'Convicted by plea',
      verdict: 'Convicted by verdict',
      acquitted: 'Acquitted',
      dismissed: 'Dismissed',
      diverted: 'Diverted',
      other: 'Another final end',
    },
  },
};

const REST = 'Any other end';

/**
 * Cumulative incidence of each end of a wait (Aalen–Johansen): what ends it otherwise competes, and who still waits
 * is censored on the day of the data. Ends that came to few are drawn together, and shares are rounded so far that
 * one step is worth ten people.
 */
export function timeAnswer(rows: readonly WaitRow[], { wait, offense }: MeasureChoice): MeasureAnswer {
  const words = waitWords[wait];
  const waited = rows.reduce((sum, { count }) => sum + count, 0);
  const causes = causesOf(rows, words.causes);
  const curves = waited < LEAST_WAITING || causes.length === 0 ? [] : curvesOf(rows, causes, waited);
  const figures = curves.flatMap((curve) => figuresOf(curve, words.unit));
  return {
    question: words.question,
    sentence: sentenceOf(curves[0], words.unit, offense),
    figures,
    bars: null,
    curves,
    table: tableOf(curves),
    hidden: 0,
    explanation:
      'Aalen–Johansen cumulative incidence: the share to whom each end had happened by each day, the ends competing with one another. Who still waits counts until the day of the data and is not dropped.',
    assumptions: [
      ...countedWords,
      'Those still waiting will fare as those did who had waited as long.',
      ...(wait === 'charge-to-disposition'
        ? ['The clock stands while a warrant is out or the defendant is held for competency.']
        : []),
    ],
    cannotShow: [
      ...commonLimits,
      'Curves end where fewer than ten still wait; shares are rounded so that a step is worth ten people.',
    ],
  };
}

type Cause = { label: string; names: string[] };

/** The first is what the wait is for; ends that came to fewer than ten go together, or away. */
function causesOf(rows: readonly WaitRow[], labels: Record<string, string>): Cause[] {
  const counts = new Map<string, number>();
  for (const { cause, count } of rows)
    if (cause !== null) counts.set(cause, (counts.get(cause) ?? 0) + count);
  const named = Object.keys(labels).filter((name) => counts.has(name));
  const few = named.filter((name) => counts.get(name)! < suppressionRules.smallestShown);
  const many = named
    .filter((name) => !few.includes(name))
    .map((name) => ({ label: labels[name]!, names: [name] }));
  const fewCount = few.reduce((sum, name) => sum + counts.get(name)!, 0);
  return fewCount >= suppressionRules.smallestShown ? [...many, { label: REST, names: few }] : many;
}

function curvesOf(rows: readonly WaitRow[], causes: readonly Cause[], waited: number): Curve[] {
  const times = new Float64Array(waited);
  const ends = new Uint8Array(waited);
  const numberOf = new Map(causes.flatMap(({ names }, i) => names.map((name) => [name, i + 1] as const)));
  let at = 0;
  for (const { days, cause, count } of rows) {
    times.fill(days, at, at + count);
    // An end too rare to be drawn still ends the wait.
    ends.fill(cause === null ? 0 : (numberOf.get(cause) ?? causes.length + 1), at, at + count);
    at += count;
  }
  const risks = aalenJohansen(times, ends, LEVEL);
  const steps = Math.max(1, Math.min(1000, Math.floor(waited / suppressionRules.smallestShown)));
  return causes.map(({ label }, i) => ({ cause: label, points: pointsOf(risks, i + 1, steps) }));
}

function pointsOf(risks: CompetingRisks, cause: number, steps: number): Curve['points'] {
  const found = risks.causes.find((one) => one.cause === cause);
  const round = (share: number) => Math.round(share * steps) / steps;
  const points: Curve['points'] = [
    { day: 0, share: 0, low: null, high: null, atRisk: tens(risks.atRisk[0] ?? 0) },
  ];
  const last = risks.times.at(-1) ?? 0;
  let i = -1;
  for (let day = GRID_DAYS; day <= last + GRID_DAYS; day += GRID_DAYS) {
    while (i + 1 < risks.times.length && risks.times[i + 1]! <= day) i++;
    if (i < 0 || !found) continue;
    const waiting = risks.atRisk[Math.min(i + 1, risks.times.length - 1)]!;
    if (waiting < suppressionRules.smallestShown) break;
    const [low, high] = [found.low[i] ?? null, found.high[i] ?? null];
    points.push({
      day,
      share: round(found.incidence[i]!),
      low: low === null ? null : round(low),
      high: high === null ? null : round(high),
      atRisk: tens(waiting),
    });
  }
  return points;
}

function tens(count: number): number {
  return Math.floor(count / 10) * 10;
}

function figuresOf({ cause, points }: Curve, unit: string): MeasureAnswer['figures'] {
  return TOLD_DAYS.flatMap((day) => {
    const point = points.find((one) => one.day === day) ?? points.filter((one) => one.day < day).at(-1);
    if (!point || Math.abs(point.day - day) > GRID_DAYS) return [];
    const { share, low, high } = point;
    return [
      {
        key: keyOf(cause, 'by', day),
        label: `${cause} within ${day} days`,
        ...{ value: share, unit: `of ${unit}`, format: 'percent' as const, count: null, note: null },
        ...{ low, high, level: low === null ? null : LEVEL },
      },
    ];
  });
}

function sentenceOf(curve: Curve | undefined, unit: string, offense: string | undefined): string {
  const of = offense ? ` for ${offenseLabel(offense).toLowerCase()}` : '';
  const point = curve?.points.findLast(({ day }) => day <= 180);
  if (!curve || !point || point.day === 0) return `Too few ${unit} to draw how long it takes${of}`;
  const range =
    point.low === null || point.high === null
      ? ''
      : ` (95% interval ${percentWords(point.low)} to ${percentWords(point.high)})`;
  return `${curve.cause} within ${point.day} days: ${percentWords(point.share)} of ${unit}${range}${of}`;
}

function tableOf(curves: readonly Curve[]): MeasureAnswer['table'] {
  return {
    caption: 'Share by days waited',
    columns: [
      { key: 'end', label: 'End', format: 'text' },
      { key: 'day', label: 'Days', format: 'count' },
      { key: 'share', label: 'Share', format: 'percent' },
      { key: 'low', label: 'Low', format: 'percent' },
      { key: 'high', label: 'High', format: 'percent' },
      { key: 'atRisk', label: 'Still waiting, in tens', format: 'count' },
    ],
    rows: curves.flatMap(({ cause, points }) =>
      points.filter(({ day }) => day > 0 && day % 90 === 0).map((point) => ({ end: cause, ...point })),
    ),
  };
}
