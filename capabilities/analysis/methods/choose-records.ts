import { acceptOutcome, parseDay } from '@psp/statistics';
import type { FrozenRule } from '../contract.ts';
import type { MethodInput, Records } from './method.ts';

export type Chosen = { records: Records; setAside: { reason: string; count: number }[] };

type Options = {
  needsPoint: boolean;
  /** Sets aside what lies at a flagged place: a hospital’s door is not where it happened. */
  leavesFlagged?: boolean;
};

/** The records that count, and how many were left out for each reason: none is dropped in silence. */
export function chooseRecords({ recipe, records }: MethodInput, options: Options): Chosen {
  const tests = [
    ...ruleTests(recipe.flagRules, records, 'exclude', 'Left out by rule'),
    outcomeTest(recipe.filter.outcome, records),
    periodTest(recipe.filter.period, records),
    ...districtTests(recipe.filter.districts, records),
    ...(options.needsPoint ? [pointTest(records)] : []),
    ...(options.leavesFlagged ? ruleTests(recipe.flagRules, records, 'flag', 'At a place a rule flags') : []),
  ];
  const { kept, left } = sift(tests, records.days.length);
  const setAside = tests
    .map(({ reason }, t) => ({ reason, count: left[t]! }))
    .filter(({ count }) => count > 0);
  return { records: kept.length === records.days.length ? records : pick(records, kept), setAside };
}

/** The records that every test keeps, and how many each test was the first to refuse. */
function sift(tests: readonly Test[], records: number): { kept: Int32Array; left: Uint32Array } {
  const kept = new Int32Array(records);
  const left = new Uint32Array(tests.length);
  let count = 0;
  for (let i = 0; i < records; i++) {
    let t = 0;
    while (t < tests.length && tests[t]!.keeps(i)) t++;
    if (t === tests.length) kept[count++] = i;
    else left[t]! += 1;
  }
  return { kept: kept.subarray(0, count), left };
}

type Test = { reason: string; keeps(i: number): boolean };

function ruleTests(
  rules: readonly FrozenRule[],
  { flags }: Records,
  wanted: FrozenRule['effect'],
  words: string,
): Test[] {
  return rules
    .filter(({ effect }) => effect === wanted)
    .map(({ reason, bit }) => ({
      reason: `${words}: ${reason}`,
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

function districtTests(wanted: readonly string[], { district, districts }: Records): Test[] {
  if (wanted.length === 0) return [];
  const indexes = new Set(wanted.map((name) => districts.indexOf(name)).filter((index) => index >= 0));
  return [{ reason: 'Outside the chosen districts', keeps: (i) => indexes.has(district[i]!) }];
}

function pointTest({ x, y }: Records): Test {
  return { reason: 'No usable point', keeps: (i) => Number.isFinite(x[i]!) && Number.isFinite(y[i]!) };
}

function pick(records: Records, kept: Int32Array): Records {
  const gather = <T extends { [i: number]: number }>(from: T, into: T): T => {
    for (let k = 0; k < kept.length; k++) into[k] = from[kept[k]!]!;
    return into;
  };
  return {
    x: gather(records.x, new Float64Array(kept.length)),
    y: gather(records.y, new Float64Array(kept.length)),
    days: gather(records.days, new Int32Array(kept.length)),
    fatal: gather(records.fatal, new Uint8Array(kept.length)),
    flags: gather(records.flags, new Uint32Array(kept.length)),
    district: gather(records.district, new Int32Array(kept.length)),
    districts: records.districts,
  };
}
