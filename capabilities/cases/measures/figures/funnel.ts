import type { MeasureAnswer, MeasureChoice } from '../contract.ts';
import { type HiddenTally, hideSmall } from './hide-small.ts';
import {
  commonLimits,
  countedWords,
  countFigure,
  keyOf,
  offenseLabel,
  sharedWords,
  shareFigure,
} from './words.ts';

export type FunnelCell = { offense: string; year: number; furthest: number; count: number };

/** In the order in which a case comes to them. */
export const stages = ['complaint', 'referred', 'adopted', 'charged', 'disposed', 'convicted'] as const;
export type Stage = (typeof stages)[number];
export const stageLabels: Record<Stage, string> = {
  complaint: 'Complaint',
  referred: 'Referred to the prosecutor',
  adopted: 'Adopted',
  charged: 'Charged',
  disposed: 'Disposed of',
  convicted: 'Convicted',
};

type Stages = Record<Stage, HiddenTally>;
type Slice = { offense?: string | undefined; year?: number | undefined };

/** Where cases fall out, by offense and year of complaint. */
export function funnelAnswer(cells: readonly FunnelCell[], choice: MeasureChoice): MeasureAnswer {
  const hidden = Object.fromEntries(
    stages.map((stage, least) => [stage, hideSmall(reachedBy(cells, least))]),
  ) as Stages;
  const chosen = stages.map((stage) => countOf(hidden[stage], choice));
  const [complaints] = chosen;
  const figures = stages.flatMap((stage, i) => figuresOf(stage, chosen[i] ?? null, complaints ?? null));
  const charged = figures.find(({ key }) => key === 'charged-share');
  return {
    question: 'How far do cases come, from the complaint to a conviction?',
    sentence: sentenceOf(choice, complaints ?? null, charged),
    figures,
    bars: {
      unit: 'defendants',
      rows: stages.map((stage, i) => ({
        label: stageLabels[stage],
        value: chosen[i]!,
        low: null,
        high: null,
      })),
    },
    curves: [],
    table: tableOf(hidden, choice),
    hidden: stages.reduce((sum, stage) => sum + hidden[stage].hidden, 0),
    explanation:
      'Each defendant is counted at every stage up to the furthest that the case came to, in the year of the complaint. Recent years are still on their way: their later stages will grow.',
    assumptions: [
      ...countedWords,
      'Who came to a later stage has been at the earlier ones, also where nobody told of them: some charges are filed without a referral.',
    ],
    cannotShow: [
      ...commonLimits,
      'Years that are not over are not slower for being lower: compare how long stages take instead.',
    ],
  };
}

function figuresOf(stage: Stage, count: number | null, complaints: number | null): MeasureAnswer['figures'] {
  const label = stageLabels[stage];
  const counted = countFigure(keyOf(stage), label, count, 'defendants');
  if (stage === 'complaint' || count === null || complaints === null) return counted;
  const share = shareFigure(
    keyOf(stage, 'share'),
    `${label}, share of complaints`,
    count,
    complaints,
    'of complaints',
  );
  return share ? [...counted, share] : counted;
}

function reachedBy(cells: readonly FunnelCell[], least: number) {
  return cells.map(({ offense, year, furthest, count }) => ({
    row: offense,
    column: String(year),
    count: furthest >= least ? count : 0,
  }));
}

function countOf(hidden: HiddenTally, { offense, year }: Slice): number | null {
  if (offense !== undefined && year !== undefined)
    return hidden.rows.includes(offense) && hidden.columns.includes(String(year))
      ? hidden.cell(offense, String(year))
      : 0;
  if (offense !== undefined) return hidden.rows.includes(offense) ? hidden.ofRow(offense) : 0;
  if (year !== undefined) return hidden.columns.includes(String(year)) ? hidden.ofColumn(String(year)) : 0;
  return hidden.total;
}

function sentenceOf(
  { offense, year }: MeasureChoice,
  complaints: number | null,
  charged: MeasureAnswer['figures'][number] | undefined,
): string {
  const what = offense ? `complaints of ${offenseLabel(offense).toLowerCase()}` : 'complaints';
  const when = year ? ` of ${year}` : '';
  if (!charged || complaints === null) return `Too few ${what}${when} to say how far they came`;
  return `Of ${complaints.toLocaleString('en-US')} ${what}${when}, ${sharedWords(charged)} were charged so far`;
}

function tableOf(hidden: Stages, { by, offense, year }: MeasureChoice): MeasureAnswer['table'] {
  const { rows, columns } = hidden.complaint;
  const groups = by === 'offense' ? rows : columns;
  const narrowed = (group: string): Slice =>
    by === 'offense' ? { offense: group, year } : { offense, year: Number(group) };
  return {
    caption: by === 'offense' ? 'Stages reached, by offense' : 'Stages reached, by year of complaint',
    columns: [
      { key: 'group', label: by === 'offense' ? 'Offense' : 'Year of complaint', format: 'text' },
      ...stages.map((stage) => ({ key: stage, label: stageLabels[stage], format: 'count' as const })),
    ],
    rows: groups.map((group) => ({
      group: by === 'offense' ? offenseLabel(group) : group,
      ...Object.fromEntries(stages.map((stage) => [stage, countOf(hidden[stage], narrowed(group))])),
    })),
  };
}
