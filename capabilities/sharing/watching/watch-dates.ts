import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { EventHandler, Services } from '#platform/http/capability.ts';
import { startRounds } from '#platform/jobs/rounds.ts';
import { troubleLog } from '#platform/jobs/trouble.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { tellOfAgreement, tellOfGlass } from '../commands/tell.ts';
import { agreementWorkflow, glassWorkflow } from '../states.ts';

const LOOK_EVERY_MS = 1_000;

/**
 * Moves what the clock has decided already: agreements whose start or end has come, and glass whose time is over.
 * Nobody sees more or less by it; it tells open screens to look again, and keeps the states true.
 */
export function settleDates({ database }: Services): Promise<void> {
  return database.asSystem('moving what its dates have decided', settleDatesIn);
}

export async function settleDatesIn(tx: Tx): Promise<void> {
  for (const agreement of await dueAgreements(tx)) {
    const move = agreement.isOver ? 'expire' : 'begin';
    const moved = await moveIn(tx, agreementWorkflow, { id: agreement.id, move });
    if (!moved.ok) continue;
    await tellOfAgreement(
      tx,
      move === 'begin' ? 'sharing.agreement-began' : 'sharing.agreement-ended',
      agreement,
    );
  }
  for (const glass of await dueGlass(tx)) {
    const moved = await moveIn(tx, glassWorkflow, { id: glass.id, move: 'lapse' });
    if (moved.ok) await tellOfGlass(tx, 'sharing.glass-ended', glass);
  }
}

type Due = { id: string; siteId: string; number: string };

/** Two processes that look at once don't wait for each other: one of them has it. */
async function dueAgreements(tx: Tx): Promise<(Due & { isOver: boolean })[]> {
  const { rows } = await sql<Due & { isOver: boolean }>`
    select id, site_id as "siteId", number, ends_at <= now() as "isOver"
    from sharing.agreement
    where (state = 'in force' and ends_at <= now()) or (state = 'signed' and starts_at <= now())
    for update skip locked`.execute(tx);
  return rows;
}

async function dueGlass(tx: Tx): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select id, site_id as "siteId", number from sharing.broken_glass
    where state = 'in use' and ends_at <= now()
    for update skip locked`.execute(tx);
  return rows;
}

/** The last signature puts an agreement in force at once when its start is past. */
export const beginWhenSigned: EventHandler = {
  name: 'sharing.begin-when-signed',
  hears: ['sharing.agreement-signed'],
  handle: (tx) => settleDatesIn(tx),
};

/**
 * Looks as long as this process answers requests: every second, and at the very moment of a date that comes before
 * the next look, so that open screens hear of an end as it happens.
 */
export function watchDates(app: App, services: Services): void {
  const trouble = troubleLog(services.config.logLevel);
  let stop = async () => {};
  app.addHook('onListen', async () => {
    let atTheDate: NodeJS.Timeout | undefined;
    const rounds = startRounds({
      everyMs: LOOK_EVERY_MS,
      round: async () => {
        const wait = await settleWhatIsDue(services);
        clearTimeout(atTheDate);
        if (wait !== null && wait < LOOK_EVERY_MS) atTheDate = setTimeout(() => rounds.wake(), wait);
      },
      trouble: (error) => trouble('sharing.watch-dates', error),
    });
    stop = async () => {
      await rounds.stop();
      clearTimeout(atTheDate);
    };
  });
  app.addHook('preClose', () => stop());
}

/** How long until the next date, in milliseconds; null where none is set. */
async function settleWhatIsDue(services: Services): Promise<number | null> {
  const next = await services.database.asSystem('looking for the next date', async (tx) => {
    const { rows } = await sql<{ wait: number | null }>`
      select extract(epoch from least(
        (select min(ends_at) from sharing.agreement where state = 'in force'),
        (select min(starts_at) from sharing.agreement where state = 'signed'),
        (select min(ends_at) from sharing.broken_glass where state = 'in use')
      ) - now())::float8 * 1000 as wait`.execute(tx);
    return rows[0]!.wait;
  });
  if (next === null || next > 0) return next;
  await settleDates(services);
  return null;
}
