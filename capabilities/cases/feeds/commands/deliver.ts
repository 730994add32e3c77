import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { Form } from '../contract.ts';
import type { Told, Unreadable } from '../told.ts';
import { type Feeder, keepUnreadable, type Taken, takeEventsIn } from './take-events.ts';

export type NewDelivery = { siteId: string; agencyId: string; source: string; form: Form; year: number };
export type Stored = { fileName: string; sha256: string; bytes: number; told: number; setAside: number };

export async function openDeliveryIn(tx: Tx, delivery: NewDelivery, file?: Stored): Promise<string> {
  const id = uuidv7();
  const number = await nextNumber(tx, 'FED', delivery.year);
  await sql`insert into cases.delivery (id, site_id, agency_id, number, source, form, state, file_name, sha256, bytes,
      told, set_aside)
    values (${id}, ${delivery.siteId}, ${delivery.agencyId}, ${number}, ${delivery.source}, ${delivery.form},
      ${file ? 'checked' : 'received'}, ${file?.fileName ?? null}, ${file?.sha256 ?? null}, ${file?.bytes ?? null},
      ${file?.told ?? 0}, ${file?.setAside ?? 0})`.execute(tx);
  return id;
}

const EVENTS_AT_ONCE = 5_000;

/** Everything of one delivery in the transaction of whoever brings it: all of it or nothing. */
export async function applyIn(
  tx: Tx,
  feeder: Feeder,
  told: readonly Told[],
  unreadable: readonly Unreadable[] = [],
): Promise<Outcome<Taken>> {
  const whole: Taken = { answers: [], caseIds: [], knownExceptions: new Set() };
  await keepUnreadable(tx, feeder, unreadable);
  for (let from = 0; from < told.length; from += EVENTS_AT_ONCE) {
    const taken = await takeEventsIn(tx, feeder, told.slice(from, from + EVENTS_AT_ONCE));
    if (!taken.ok) return taken;
    whole.answers.push(...taken.value.answers.map((answer) => ({ ...answer, index: answer.index + from })));
    whole.caseIds.push(...taken.value.caseIds);
    for (const id of taken.value.knownExceptions) whole.knownExceptions.add(id);
  }
  await count(tx, feeder, whole, told.length, unreadable.length);
  return succeed({ ...whole, caseIds: [...new Set(whole.caseIds)] });
}

async function count(
  tx: Tx,
  feeder: Feeder,
  { answers }: Taken,
  told: number,
  unreadable: number,
): Promise<void> {
  const of = (verdict: string) => answers.filter((answer) => answer.verdict === verdict).length;
  await sql`update cases.delivery
    set state = 'applied', applied_at = now(), told = ${told + unreadable}, recorded = ${of('recorded')},
      duplicate = ${of('duplicate')}, superseded = ${of('superseded')}, set_aside = ${of('set aside') + unreadable}
    where id = ${feeder.deliveryId}`.execute(tx);
}
