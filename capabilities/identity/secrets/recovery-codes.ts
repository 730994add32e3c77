import { randomInt } from 'node:crypto';

const HOW_MANY = 10;
/** No letters that are read for one another on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => [part(), part(), part()].join('-'));
}

/** As typed from paper: capitals, spaces and missing hyphens do not matter. */
export function normalRecoveryCode(typed: string): string {
  return typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function part(): string {
  return Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
