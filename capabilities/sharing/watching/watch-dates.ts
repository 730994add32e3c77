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

/** Looks every second as long as this process answers requests, so that open screens hear of an end within one. */
export function watchDates(app: App, services: Services): void {
  const trouble = troubleLog(services.config.logLevel);
  let stop = async () => {};
  app.addHook('onListen', async () => {
    const rounds = startRounds({
      everyMs: LOOK_EVERY_MS,
      round: () => settleWhatIsDue(services),
      trouble: (error) => trouble('sharing.watch-dates', error),
    });
    stop = rounds.stop;
  });
  app.addHook('preClose', () => stop());
}

async function settleWhatIsDue(services: Services): Promise<void> {
  const isDue = await services.database.asSystem('looking for dates that have come', async (tx) => {
    const { rows } = await sql<{ due: boolean }>`
      select exists (select from sharing.agreement where state = 'in force' and ends_at <= now())
        or exists (select from sharing.agreement where state = 'signed' and starts_at <= now())
        or exists (select from sharing.broken_glass where state = 'in use' and ends_at <= now()) as due`.execute(
      tx,
    );
    return rows[0]!.due;
  });
  if (isDue) await settleDates(services);
}
