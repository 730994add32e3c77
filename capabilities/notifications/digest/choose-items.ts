import { addDays, type Day } from '#platform/clock/days.ts';
import type { WorkItem } from '#platform/work/contract.ts';
import { type Channel, type DigestItem, type NewsKind, type Stage, stages } from '../contract.ts';

const SOON_DAYS = 7;
const NEVER = '9999-12-31';

/** What an earlier digest said of a record: since when it stood so, and how pressing it was. */
export type Told = { recordId: string; since: string; stage: Stage };

export type DigestQuestion = {
  waiting: readonly WorkItem[];
  changed: readonly WorkItem[];
  channels: Readonly<Record<NewsKind, Channel>>;
  isWeekly: boolean;
  today: Day;
  told: readonly Told[];
};

export type Chosen = { items: DigestItem[]; toldBefore: number };

/**
 * One line a record, late ones first, then those soon due, those that wait, those that others changed. A record that
 * an earlier digest told of, and that stands as it did then, is left out; it is told again when it becomes due or
 * late, and when somebody moves it.
 */
export function chooseItems(question: DigestQuestion): Chosen {
  const wanted = wantedItems(question);
  const told = new Set(question.told.flatMap(withWhatIsLessPressing));
  const items = wanted.filter((item) => !told.has(keyOf(item)));
  return { items: items.sort(mostPressingFirst), toldBefore: wanted.length - items.length };
}

function wantedItems({ waiting, changed, channels, isWeekly, today }: DigestQuestion): DigestItem[] {
  const comes = (kind: NewsKind) => channels[kind] === 'daily' || (channels[kind] === 'weekly' && isWeekly);
  const byRecord = new Map<string, DigestItem>();
  for (const item of waiting) {
    const stage = stageOf(item, today);
    if (stage !== 'open' && comes('due')) byRecord.set(item.id, digestItem(item, 'due', stage));
    else if (comes('waiting')) byRecord.set(item.id, digestItem(item, 'waiting', 'open'));
  }
  if (comes('changed')) {
    for (const item of changed) {
      if (!byRecord.has(item.id)) byRecord.set(item.id, digestItem(item, 'changed', 'changed'));
    }
  }
  return [...byRecord.values()];
}

function stageOf({ dueOn }: WorkItem, today: Day): Stage {
  if (dueOn === null || dueOn > addDays(today, SOON_DAYS)) return 'open';
  return dueOn < today ? 'late' : 'due';
}

function digestItem(item: WorkItem, kind: NewsKind, stage: Stage): DigestItem {
  const { id: recordId, workflow, since, number, title, next, to, siteName, dueOn } = item;
  return { recordId, workflow, kind, stage, since, number, title, next, to, siteName, dueOn };
}

/** Who was told that a record is late need not hear afterwards that it is due, or that it waits. */
function withWhatIsLessPressing({ recordId, since, stage }: Told): string[] {
  if (stage === 'changed') return [keyOf({ recordId, since, stage })];
  const least = stages.indexOf('open');
  return stages
    .slice(least, stages.indexOf(stage) + 1)
    .map((milder) => keyOf({ recordId, since, stage: milder }));
}

function keyOf({ recordId, since, stage }: Told): string {
  return `${recordId} ${since} ${stage}`;
}

function mostPressingFirst(a: DigestItem, b: DigestItem): number {
  return (
    stages.indexOf(b.stage) - stages.indexOf(a.stage) ||
    (a.dueOn ?? NEVER).localeCompare(b.dueOn ?? NEVER) ||
    a.since.localeCompare(b.since)
  );
}
