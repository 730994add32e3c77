import { acceptOutcome, parseDay } from '@psp/statistics';
import type { FrozenRule } from '../contract.ts';
import type { MethodInput, Records } from './method.ts';

export type Chosen = { records: Records; setAside: { reason: string; count: number }[] };

/** The records that count, and how many were left out for each reason: none is dropped in silence. */
export function chooseRecords({ recipe, records }: MethodInput, options: { needsPoint: boolean }): Chosen {
  const tests = [
    ...ruleTests(recipe.flagRules, records),
    outcomeTest(recipe.filter.outcome, records),
    periodTest(recipe.filter.period, records),
    districtTest(recipe.filter.districts, records),
    ...(options.needsPoint ? [pointTest(records)] : []),
  ];
  const left = tests.map(() => 0);
  const kept: number[] = [];
  for (let i = 0; i < records.days.length; i++) {
    const refusedBy = tests.findIndex((test) => !test.keeps(i));
    if (refusedBy < 0) kept.push(i);
    else left[refusedBy]! += 1;
  }
  const setAside = tests
    .map(({ reason }, t) => ({ reason, count: left[t]! }))
    .filter(({ count }) => count > 0);
  return { records: pick(records, kept), setAside };
}

type Test = { reason: string; keeps(i: number): boolean };

function ruleTests(rules: readonly FrozenRule[], { flags }: Records): Test[] {
  return rules
    .filter(({ effect }) => effect === 'exclude')
    .map(({ reason, bit }) => ({
      reason: `Left out by rule: ${reason}`,
      keeps: (i) => (flags[i]! & (1 << bit)) === 0,
    }));
}

function outcomeTest(name: string, { fatal }: Records): Test {
  const outcome = acceptOutcome(name);
  const reason = 'Another outcome than the one asked about';
  if (outcome === 'homicide') return { reason, keeps: (i) => fatal[i] === 1 };
  if (outcome === 'nonfatal-shooting') return { reason, keeps: (i) => fatal[i] === 0 };
  return { reason, keeps: () => true };
}

function periodTest(period: { from: string; to: string }, { days }: Records): Test {
  const from = parseDay(period.from);
  const to = parseDay(period.to);
  return { reason: 'Outside the period', keeps: (i) => days[i]! >= from && days[i]! <= to };
}

function districtTest(wanted: readonly string[], { district, districts }: Records): Test {
  const reason = 'Outside the chosen districts';
  if (wanted.length === 0) return { reason, keeps: () => true };
  const indexes = new Set(wanted.map((name) => districts.indexOf(name)).filter((index) => index >= 0));
  return { reason, keeps: (i) => indexes.has(district[i]!) };
}

function pointTest({ x, y }: Records): Test {
  return { reason: 'No usable point', keeps: (i) => Number.isFinite(x[i]!) && Number.isFinite(y[i]!) };
}

function pick(records: Records, kept: readonly number[]): Records {
  return {
    x: Float64Array.from(kept, (i) => records.x[i]!),
    y: Float64Array.from(kept, (i) => records.y[i]!),
    days: Int32Array.from(kept, (i) => records.days[i]!),
    fatal: Uint8Array.from(kept, (i) => records.fatal[i]!),
    flags: Uint32Array.from(kept, (i) => records.flags[i]!),
    district: Int32Array.from(kept, (i) => records.district[i]!),
    districts: records.districts,
  };
}
