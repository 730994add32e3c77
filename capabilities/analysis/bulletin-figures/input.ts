import type { Period } from '#capabilities/bulletins/contract.ts';
import type { FrozenRule } from '../contract.ts';
import { chooseRecords } from '../methods/choose-records.ts';
import type { Records, SiteGeography } from '../methods/method.ts';

/** All that the figures of a bulletin may depend on. */
export type FiguresInput = {
  week: Period;
  /** The first day that the data cover. */
  firstDay: string;
  flagRules: readonly FrozenRule[];
  events: Records;
  victims: Records;
  geography: SiteGeography;
  codeVersion: string;
};

/** Shootings up to the end of the week, without what a rule of the data version leaves out. */
export function countedUntil(
  { week, firstDay, flagRules, geography }: FiguresInput,
  records: Records,
  unit: 'events' | 'victims',
) {
  const asked = {
    recipe: {
      question: '',
      method: 'trend' as const,
      unit,
      filter: { outcome: 'shooting' as const, period: { from: firstDay, to: week.to }, districts: [] },
      parameters: {},
      seed: null,
      flagRules,
    },
    records,
    geography,
    dataDate: null,
  };
  return chooseRecords(asked, { needsPoint: false });
}

export function countBetween(days: Int32Array, first: number, last: number): number {
  return days.reduce((total, day) => (day >= first && day <= last ? total + 1 : total), 0);
}
