import type { CaseRecord } from '../../contract.ts';
import type { Ask, Entry } from './entries.ts';

export type Answers = Record<string, string | boolean>;
type Event = {
  kind: string;
  defendantKey?: string;
  chargeKey?: string;
  hearingKey?: string;
  payload: Record<string, unknown>;
  fields: Record<string, Record<string, unknown>>;
};

/** The event that the answers tell; a new defendant, charge or hearing is given the next free name within the case. */
export function eventOf({ kind, asks }: Entry, answers: Answers, record: CaseRecord): Event {
  const event: Event = { kind, payload: {}, fields: {} };
  for (const ask of asks) {
    const value = answerOf(ask, answers[ask.key], record);
    if (value === '' || value === undefined) continue;
    if (ask.to === 'payload') event.payload[ask.key] = value;
    else if (ask.to === 'parties') event.fields.parties = { ...event.fields.parties, [ask.key]: value };
    else if (ask.to !== 'effectiveAt') event[ask.to] = String(value);
  }
  const isNew = kind === 'charge-recommended' || kind === 'charge-filed';
  if (isNew) event.payload.count = countOf(record) + 1;
  return event;
}

function answerOf(ask: Ask, answer: string | boolean | undefined, record: CaseRecord) {
  if (ask.from === 'new-defendant')
    return next(
      'd',
      record.defendants.map(({ key }) => key),
    );
  if (ask.from === 'new-charge') return next('c', chargeKeys(record));
  if (ask.from === 'new-hearing')
    return next(
      'h',
      record.hearings.map(({ key }) => key),
    );
  if (ask.kind === 'moment' && typeof answer === 'string' && answer !== '')
    return new Date(answer).toISOString();
  return typeof answer === 'string' ? answer.trim() : answer;
}

function chargeKeys({ charges }: CaseRecord): string[] {
  return charges.flatMap(({ police, court }) => [police?.key, court?.key].filter((key) => key !== undefined));
}

function countOf({ charges }: CaseRecord): number {
  return Math.max(0, ...charges.flatMap(({ police, court }) => [police?.count ?? 0, court?.count ?? 0]));
}

/** `d3` after `d1` and `d2`; what the reader can’t see may be taken, so a part of chance goes with it. */
function next(letter: string, taken: readonly string[]): string {
  const chance = Math.random().toString(36).slice(2, 6);
  return `${letter}${taken.length + 1}-${chance}`;
}
