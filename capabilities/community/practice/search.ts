import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Capability, Practice, PracticeQuestion } from '#platform/http/capability.ts';
import { NO_RESULT, type PracticeFound } from './contract.ts';

const SHOWN_OF_A_KIND = 25;
type Found = Practice & { noun: string };

/**
 * Asks every capability that knows of things sites have done, as the person who asks. What was measured stands before
 * what was not, the newest first; nothing stands without a word on its result.
 */
export async function searchPractice(
  tx: Tx,
  all: readonly Capability[],
  question: Omit<PracticeQuestion, 'limit'>,
): Promise<{ items: PracticeFound[]; asked: string[] }> {
  const found: Found[] = [];
  const asked: string[] = [];
  for (const { practice } of all) {
    if (!practice) continue;
    asked.push(practice.noun);
    const answers = await practice.search(tx, { ...question, limit: SHOWN_OF_A_KIND });
    found.push(...answers.slice(0, SHOWN_OF_A_KIND).map((answer) => ({ ...answer, noun: practice.noun })));
  }
  const sites = await sitesNamed(tx, [...new Set(found.map(({ siteId }) => siteId))]);
  const items = inOrder(found).flatMap((answer) => {
    const site = sites.get(answer.siteId);
    return site ? [shown(answer, site)] : [];
  });
  return { items, asked };
}

/** Measured before not measured, newest first among each. */
export function inOrder<T extends Pick<Practice, 'result' | 'when' | 'to'>>(answers: readonly T[]): T[] {
  return [...answers].sort(
    (one, other) =>
      Number(other.result !== null) - Number(one.result !== null) ||
      other.when.getTime() - one.when.getTime() ||
      one.to.localeCompare(other.to),
  );
}

export function shown(answer: Found, site: PracticeFound['site']): PracticeFound {
  const { noun, what, result, uncertainty, when, to } = answer;
  return {
    ...{ noun, site, what, to },
    result: result ?? NO_RESULT,
    measured: result !== null,
    uncertainty: result === null ? null : uncertainty,
    when: when.toISOString(),
    isPublic: !to.startsWith('/app/'),
  };
}

async function sitesNamed(tx: Tx, ids: string[]): Promise<Map<string, PracticeFound['site']>> {
  const { rows } = await sql<PracticeFound['site']>`
    select id, slug, name from program.site where id = any (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((site) => [site.id, site]));
}
