import type { Defendant } from '../../legal-record/standing.ts';
import type { Fact } from './fact.ts';

const DAY_MS = 86_400_000;

/** Days during which the defendant’s clock stood, each counted once also where two holds overlap. */
export function heldTime(
  stopped: Defendant['stopped'],
  dayOf: (at: Date) => string,
): Pick<Fact, 'heldDays' | 'heldSince' | 'heldFor'> {
  const spans = [...stopped].sort((one, other) => one.from.getTime() - other.from.getTime());
  const open = spans.find(({ to }) => to === null);
  const since = open ? dayOf(open.from) : null;
  let heldDays = 0;
  let counted = '';
  for (const { from, to } of spans) {
    if (to === null) continue;
    const begin = latest(dayOf(from), counted);
    const end = since !== null && dayOf(to) > since ? since : dayOf(to);
    if (end > begin) heldDays += daysBetween(begin, end);
    counted = latest(counted, end);
  }
  return { heldDays, heldSince: since, heldFor: open?.why ?? null };
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
