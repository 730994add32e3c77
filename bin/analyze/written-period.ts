import { dayNumber, type Period } from '@psp/statistics';
import { z } from 'zod';

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const WORDS = 'give [from, to], each a day (2020-01-31), a month (2020-01) or a year (2020)';

const day = z
  .union([z.string(), z.number().int().transform(String)], { error: WORDS })
  .refine((written) => spanOf(written) !== undefined, WORDS);

/** A period as people write it: both ends are part of it. */
export const writtenPeriod = z.tuple([day, day], { error: WORDS });

type Written = z.infer<typeof writtenPeriod>;

/**
 * The periods in days. Where the test begins on the very day on which the training ends, that day can’t be in both:
 * then the ends are not part of their periods, neither the one nor the other.
 */
export function periodsOf(train: Written, test: Written): { train: Period; test: Period } {
  const endsAreOpen = spanOf(train[1])!.from === spanOf(test[0])!.from;
  const periodOf = ([from, to]: Written): Period => ({
    from: spanOf(from)!.from,
    to: endsAreOpen ? spanOf(to)!.from : spanOf(to)!.to,
  });
  return { train: periodOf(train), test: periodOf(test) };
}

function spanOf(written: string): Period | undefined {
  const [, year, month, date] = FORM.exec(written)?.map(Number) ?? [];
  if (year === undefined) return undefined;
  if (!month) return { from: firstOf(year, 1), to: firstOf(year + 1, 1) };
  if (month > 12) return undefined;
  const next = month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1);
  if (!date) return { from: firstOf(year, month), to: next };
  const from = dayNumber({ year, month, day: date });
  return from < next ? { from, to: from + 1 } : undefined;
}

function firstOf(year: number, month: number): number {
  return dayNumber({ year, month, day: 1 });
}
