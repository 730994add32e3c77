import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { findRequest } from '../queries/find-request.ts';
import { tellOfRequest } from './tell.ts';

/** Takes the longer time that the law allows, once, before the day has passed, and says why. */
export async function extendRequestIn(
  tx: Tx,
  target: { siteId: string; id: string },
  reason: string,
  today: Day,
): Promise<Outcome<{ id: string }>> {
  const request = await findRequest(tx, target, today);
  if (!request) return failWith('disclosure.not-found', {});
  const refuse = (because: string) => failWith('disclosure.no-extension', { because });
  if (request.state !== 'under-review')
    return refuse('Only a request under review is extended: take it up first.');
  if (request.extendedOn !== null) return refuse('It was extended once already, and the law allows it once.');
  if (request.mayExtendTo === null) return refuse('The law of this jurisdiction allows no extension.');
  if (today > request.dueOn) return refuse('The day has passed: it can only be answered late.');
  const { rows } = await sql`update sharing.records_request
    set due_on = ${request.mayExtendTo}, extended_on = ${today}, extension_reason = ${reason}
    where id = ${target.id}
      and (agency_id, site_id) in (select p.agency_id, p.site_id from sharing.posts_for('disclosure.answer') p)
    returning id`.execute(tx);
  if (rows.length === 0) return refuse('A records officer of the agency that was asked extends it.');
  await tellOfRequest(tx, 'disclosure.request-changed', target);
  return succeed({ id: target.id });
}
