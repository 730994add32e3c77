import { nibrsOffenseOf, statutes } from '../legal-record/code-lists.ts';

const NAMES = new Map(statutes.map(({ code, name }) => [code, name]));

/** What a statute is called; null for one that no list names. */
export function statuteName(code: string): string | null {
  return NAMES.get(code) ?? null;
}

/** The name of a NIBRS offense; the code itself where no list names it. */
export function offenseName(code: string | null): string | null {
  return code === null ? null : (nibrsOffenseOf(code)?.name ?? code);
}
