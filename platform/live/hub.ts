import { listenTo } from '#platform/database/listen.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Authenticate } from '#platform/http/guard.ts';
import { startRounds } from '#platform/jobs/rounds.ts';
import { troubleLog } from '#platform/jobs/trouble.ts';
import { FailureError } from '#platform/outcome/outcome.ts';
import { heardBy, type Mark, missedBy, type News, newsSince } from './news.ts';
import type { Stream } from './stream.ts';

export type Hub = {
  streamsOf(personId: string): number;
  add(stream: Stream, missedSince: { id: string; mark: Mark } | null): Promise<void>;
  start(): void;
  stop(): Promise<void>;
};

export type LiveTiming = { lookEveryMs: number; beatEveryMs: number; recheckEveryMs: number };

export const ordinaryLiveTiming: LiveTiming = {
  lookEveryMs: 5_000,
  beatEveryMs: 20_000,
  recheckEveryMs: 10_000,
};

/** All open lines of this process: one connection listens for all of them, and each hears what its person may. */
export function openHub(services: Services, authenticate: Authenticate, timing: LiveTiming): Hub {
  const trouble = troubleLog(services.config.logLevel);
  const streams = new Set<Stream>();
  // News waits until what was missed is told: otherwise a line that breaks in between is past what it never heard.
  const catchingUp = new Map<Stream, Promise<void>>();
  const teller = tellerOf(services, streams, (stream, tell) => {
    const told = catchingUp.get(stream);
    if (told) void told.then(tell, () => {});
    else tell();
  });
  const stops: (() => unknown)[] = [];
  const recheck = async (some: Iterable<Stream>) => {
    for (const stream of some) if (await isOver(stream, authenticate)) stream.end();
  };
  return {
    streamsOf: (personId) => [...streams].filter(({ principal }) => principal.personId === personId).length,
    add: async (stream, missed) => {
      streams.add(stream);
      stream.onEnd(() => streams.delete(stream));
      if (!missed) return;
      const told = tellMissed(services, stream, missed);
      catchingUp.set(stream, told);
      try {
        await told;
      } catch (error) {
        // The browser comes back by itself and asks again for the same.
        stream.end();
        throw error;
      } finally {
        catchingUp.delete(stream);
      }
    },
    start: () => {
      const looking = startRounds({
        everyMs: timing.lookEveryMs,
        round: teller,
        trouble: (error) => trouble('live', error),
      });
      const rechecking = startRounds({
        everyMs: timing.recheckEveryMs,
        round: () => recheck(streams),
        trouble: (error) => trouble('live', error),
      });
      const listening = listenTo(services.database, ['psp_event', 'psp_session'], (notice) => {
        if (notice?.channel === 'psp_session') void recheck(ofSession(streams, notice.payload));
        else looking.wake();
        if (notice === null) rechecking.wake();
      });
      const beating = setInterval(() => {
        for (const stream of streams) stream.beat();
      }, timing.beatEveryMs);
      stops.push(() => clearInterval(beating), listening.stop, looking.stop, rechecking.stop);
    },
    stop: async () => {
      for (const stream of streams) stream.end();
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

function ofSession(streams: Set<Stream>, sessionId: string): Stream[] {
  return [...streams].filter(({ principal }) => principal.sessionId === sessionId);
}

/** Over: ended, locked, or another's. A database that can't be asked says nothing about the session. */
async function isOver(stream: Stream, authenticate: Authenticate): Promise<boolean> {
  try {
    const now = await authenticate(stream.request);
    return now?.personId !== stream.principal.personId;
  } catch (error) {
    return error instanceof FailureError;
  }
}

/** Tells each news once to each stream whose person may hear it. */
function tellerOf(
  { database }: Services,
  streams: Set<Stream>,
  whenCaughtUp: (stream: Stream, tell: () => void) => void,
): () => Promise<void> {
  let since: Mark | null = null;
  // Told, but of transactions at or above the mark: they come up again until those are settled.
  const told = new Map<string, bigint>();
  return async () => {
    const { events, next } = await newsSince(database, since);
    const fresh = events.filter((event) => !told.has(event.id));
    const people = [...new Set([...streams].map(({ principal }) => principal.personId))];
    if (fresh.length > 0 && people.length > 0) {
      const heard = await heardBy(
        database,
        people,
        fresh.map((event) => event.id),
      );
      for (const stream of streams) {
        const mine = heard.get(stream.principal.personId);
        if (!mine) continue;
        const news = fresh.filter((event) => mine.has(event.id));
        const before = since ?? next;
        whenCaughtUp(stream, () => sendAll(stream, news, before, next));
      }
    }
    for (const event of fresh) told.set(event.id, event.transaction);
    for (const [id, transaction] of told) if (transaction < BigInt(next)) told.delete(id);
    since = next;
  };
}

async function tellMissed(
  { database }: Services,
  stream: Stream,
  missed: { id: string; mark: Mark },
): Promise<void> {
  const { events, next } = await missedBy(database, stream.principal.personId, missed.mark);
  sendAll(
    stream,
    events.filter((event) => event.id !== missed.id),
    missed.mark,
    next,
  );
}

/** Only with the last of a batch is the reader at the new mark: a line that breaks in between loses nothing. */
function sendAll(stream: Stream, events: News['events'], before: Mark, after: Mark): void {
  for (const event of events) stream.send(event, event === events.at(-1) ? after : before);
}
