import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldProblem } from '#platform/outcome/outcome.ts';
import { mayContain, readBloomFilter } from './bloom-filter.ts';

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;
const SHORTEST_NAME_PART = 4;

const commonPasswords = readBloomFilter(readFileSync(join(import.meta.dirname, 'common-passwords.bloom')));

type Owner = { name: string; email: string };

/** Length and being unknown are what protect; no rule asks for capitals, digits or signs. */
export function passwordProblem(password: string, owner: Owner, field = 'password'): FieldProblem | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) {
    return {
      field,
      message: `It has ${length} characters; at least ${SHORTEST_PASSWORD} are needed.`,
      mend: 'Make it longer. Four or five words that do not belong together are easy to remember.',
    };
  }
  if (length > LONGEST_PASSWORD) {
    return { field, message: `It is longer than ${LONGEST_PASSWORD} characters.`, mend: 'Make it shorter.' };
  }
  if (holdsName(password, owner)) {
    return { field, message: 'It holds your own name or e-mail.', mend: 'Use words that are not about you.' };
  }
  if (isCommon(password)) {
    return {
      field,
      message: 'It is one that many people use, or a common word with digits around it.',
      mend: 'Choose another one. Four or five words that do not belong together are easy to remember.',
    };
  }
  return null;
}

/** Decoration does not make a common password uncommon, so it is taken off before looking it up. */
export function isCommon(password: string): boolean {
  const typed = password.normalize('NFKC').toLowerCase();
  return [typed, plainLetters(typed), core(typed), core(plainLetters(core(typed)))].some((form) =>
    mayContain(commonPasswords, form),
  );
}

/** `p@ssw0rd` is `password`. */
function plainLetters(text: string): string {
  const letters: Record<string, string> = {
    '@': 'a',
    '4': 'a',
    '3': 'e',
    '1': 'i',
    '!': 'i',
    '0': 'o',
    $: 's',
    '5': 's',
    '7': 't',
  };
  return text.replaceAll(/[@431!0$57]/g, (sign) => letters[sign]!);
}

/** What is left without digits, signs and spaces at either end or between words. */
function core(text: string): string {
  return text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '').replaceAll(/[\s._-]+/g, '');
}

function holdsName(password: string, { name, email }: Owner): boolean {
  const typed = password.toLowerCase();
  const parts = [...name.toLowerCase().split(/\s+/), email.toLowerCase().split('@')[0]!];
  return parts.some((part) => part.length >= SHORTEST_NAME_PART && typed.includes(part));
}
