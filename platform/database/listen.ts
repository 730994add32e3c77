import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from './database.ts';

export type Notice = { channel: string; payload: string };

export type Listening = { stop(): Promise<void> };

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Hears channels on a connection of its own, and comes back by itself when that breaks. It calls back after each
 * connection as well (with `null`): what was said while the line was down is lost, so the hearer looks for itself.
 */
export function listenTo(
  database: Database,
  channels: readonly string[],
  heard: (notice: Notice | null) => void,
): Listening {
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  const done = (async () => {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      try {
        client = await database.connectSystem();
        const broken = brokenLine(client);
        client.on('notification', (message) =>
          heard({ channel: message.channel, payload: message.payload ?? '' }),
        );
        await client.query(channels.map((channel) => `listen ${channel}`).join('; '));
        failures = 0;
        heard(null);
        if (stopping.signal.aborted) return;
        await broken;
      } catch {
        // Tried again below: the database may be on its way back.
      }
      await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures), stopping.signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await client?.end().catch(() => {});
      await done;
    },
  };
}

function brokenLine(client: pg.Client): Promise<void> {
  return new Promise((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
  });
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal, ref: false }).catch(() => {});
}
