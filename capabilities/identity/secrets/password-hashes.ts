import { type Algorithm, hash, verify } from '@node-rs/argon2';

// 19 MiB, two passes, one lane: the least that OWASP's guidance allows, so that a busy morning does not starve the process.
const STRENGTH = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), STRENGTH);
}

export async function passwordMatches(stored: string | null, typed: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobodysHash()), normal(typed));
  return right && stored !== null;
}

let nobody: Promise<string> | undefined;

/** Compared with when there is no such person, so that the answer takes as long as for one who exists. */
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword('nobody has this password');
  return nobody;
}

/** The same letters typed on another keyboard must be the same password. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
