import type { Outcome } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { cautionsIn } from './contract.ts';

/** Refuses once what looks like a case or a person, field by field; its author may then say that it is neither. */
export function askFirst(
  texts: Record<string, string>,
  cautionsSeen: boolean,
): Extract<Outcome<never>, { ok: false }> | null {
  if (cautionsSeen) return null;
  const problems = Object.entries(texts).flatMap(([field, text]) =>
    cautionsIn(text).map(({ kind, text: found }) => ({
      field,
      message: `“${found}” looks like a ${kind}.`,
      mend: 'Take it out, or say that it names no case and no person.',
    })),
  );
  return problems.length > 0 ? failWith('community.looks-operational', {}, problems) : null;
}
