import { parseDay, refuse } from '@psp/statistics';
import type { Period } from '../../contract.ts';
import type { Records } from '../method.ts';

/** The records of the named districts; a name the data does not know is refused, not read as nought. */
export function inDistricts(records: Records, names: readonly string[]): (i: number) => boolean {
  const indexes = new Set(
    names.map((name) => {
      const index = records.districts.indexOf(name);
      if (index < 0) refuse('argument.out-of-range', `The data know no district ${name}.`);
      return index;
    }),
  );
  return (i) => indexes.has(records.district[i]!);
}

/** No place may stand on two sides of a comparison: it would be compared with itself. */
export function requireApart(groups: Record<string, readonly string[]>): void {
  const seen = new Map<string, string>();
  for (const [group, names] of Object.entries(groups)) {
    for (const name of names) {
      const earlier = seen.get(name);
      if (earlier) {
        refuse('argument.out-of-range', `District ${name} is both ${earlier} and ${group}.`);
      }
      seen.set(name, group);
    }
  }
}

export function daysWithin({ from, to }: Period): (day: number) => boolean {
  const first = parseDay(from);
  const last = parseDay(to);
  return (day) => day >= first && day <= last;
}
