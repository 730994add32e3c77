import type { FlagRule as StoredFlagRule } from '../contract.ts';

export type FlagRule = Omit<StoredFlagRule, 'createdAt' | 'createdBy'>;

export type Flaggable = Record<FlagRule['field'], string | null>;

export function matchesRule(rule: FlagRule, row: Flaggable): boolean {
  return testers[rule.operator](rule.values)((row[rule.field] ?? '').toUpperCase());
}

/** Bit i is set where rule i matches: what an analyst filters by, in one number. At most 31 rules. */
export function flagger(rules: FlagRule[]): (row: Flaggable) => number {
  const tests = rules.map((rule) => ({ field: rule.field, test: testers[rule.operator](rule.values) }));
  return (row) => {
    let flags = 0;
    for (const [index, { field, test }] of tests.entries()) {
      if (test((row[field] ?? '').toUpperCase())) flags |= 1 << index;
    }
    return flags;
  };
}

export function excludingBits(rules: FlagRule[]): number {
  return rules.reduce((bits, rule, index) => (rule.effect === 'exclude' ? bits | (1 << index) : bits), 0);
}

const testers: Record<FlagRule['operator'], (values: string[]) => (text: string) => boolean> = {
  equals: ([value]) => {
    const wanted = (value ?? '').toUpperCase();
    return (text) => text !== '' && text === wanted;
  },
  'one-of': (values) => {
    const wanted = new Set(values.map((value) => value.toUpperCase()));
    return (text) => text !== '' && wanted.has(text);
  },
  'starts-with': ([value]) => {
    const wanted = (value ?? '').toUpperCase();
    return (text) => wanted !== '' && text.startsWith(wanted);
  },
  'digits-exactly': ([value]) => {
    const length = Number(value);
    return (text) => text.length === length && /^\d+$/.test(text);
  },
};
