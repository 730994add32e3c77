import type { Reason } from './set-aside.ts';

/** One of the two at least: whether it happened, and what it was. */
export type EndingColumns = { event?: string | undefined; cause?: string | undefined };

/** 0 where nothing had happened, 1 where it had, 2 where something else ended the case; or the name of the cause. */
export type Ending = 0 | 1 | 2 | { cause: string };

const NOT_HAPPENED = ['0', 'false', 'no', 'n', 'f', 'censored', 'none'];
const HAPPENED = ['1', 'true', 'yes', 'y', 't'];

export function endingReader(
  header: string[],
  { event, cause }: EndingColumns,
): (fields: string[]) => Ending | Reason {
  const eventAt = event === undefined ? -1 : header.indexOf(event);
  const causeAt = cause === undefined ? -1 : header.indexOf(cause);
  return (fields) => {
    const happened = eventAt < 0 ? null : readEvent(fields[eventAt]!.trim(), causeAt >= 0);
    if (typeof happened === 'string' || happened === 0 || causeAt < 0) return happened ?? 'event-missing';
    const name = fields[causeAt]!.trim();
    if (name !== '' && !NOT_HAPPENED.includes(name.toLowerCase())) return { cause: name };
    return happened === null ? 0 : 'cause-missing';
  };
}

/** Where a column names the cause, any sign of an event will do; it need not be a number. */
function readEvent(text: string, isNamedElsewhere: boolean): 0 | 1 | 2 | Reason {
  const word = text.toLowerCase();
  if (word === '') return 'event-missing';
  if (NOT_HAPPENED.includes(word)) return 0;
  if (HAPPENED.includes(word) || isNamedElsewhere) return 1;
  const code = Number(word);
  if (code === 0 || code === 1) return code;
  return Number.isInteger(code) && code > 1 ? 2 : 'event-unreadable';
}
