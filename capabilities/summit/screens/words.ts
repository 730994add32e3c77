import type { Answer, FollowUp, HorizonCounts } from '../contract.ts';

export const answerWords: Record<Answer, string> = { kept: 'Kept', partly: 'Partly kept', not: 'Not kept' };

/** How a follow-up stands, in a word. */
export function standingOf({ state, answer }: Pick<FollowUp, 'state' | 'answer'>): string {
  if (answer) return answerWords[answer];
  return state === 'due' ? 'Asked, open' : 'To come';
}

/** All of a horizon's counts, so that each sentence adds up: “1 kept, 0 partly, 0 not, 2 open of 3”. */
export function horizonWords({ kept, partly, not, open, toCome }: HorizonCounts): string {
  const made = kept + partly + not + open + toCome;
  return `${kept} kept, ${partly} partly, ${not} not, ${open} open, ${toCome} to come, of ${made}`;
}

/** “12 of 40”: a count never stands without what it is a part of. */
export function outOf(count: number, of: number): string {
  return `${count} of ${of}`;
}
