import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import { dueOn, jurisdictionOf, ruleOn } from '../clock.ts';
import type { RequestDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { agenciesAnswering } from '../queries/request-options.ts';
import { rulesOf } from '../queries/rules.ts';
import { recordsRequestWorkflow } from '../states.ts';
import { tellOfRequest } from './tell.ts';

/** Takes a request in: from the day it came, the law of the agency's jurisdiction sets the day an answer is due. */
export async function receiveRequestIn(
  tx: Tx,
  site: { id: string },
  draft: RequestDraft,
  today: Day,
): Promise<Outcome<{ id: string }>> {
  const agency = (await agenciesAnswering(tx, site.id)).find(({ id }) => id === draft.agencyId);
  if (!agency) return failWith('disclosure.not-your-agency', {}, [notYours]);
  if (draft.receivedOn > today) return failWith('disclosure.received-later', {}, [notYet]);
  const jurisdiction = jurisdictionOf(agency.kind, agency.siteState);
  const rule = ruleOn(draft.receivedOn, await rulesOf(tx, jurisdiction));
  if (!rule) return failWith('disclosure.no-rule', { jurisdiction });
  const request = { id: uuidv7(), siteId: site.id };
  const number = await nextNumber(tx, 'RRQ', Number(today.slice(0, 4)));
  await sql`insert into sharing.records_request
      (id, site_id, agency_id, number, title, asked, requester, requester_kind, contact, received_on, law,
       jurisdiction, due_on)
    values (${request.id}, ${site.id}, ${agency.id}, ${number}, ${draft.title}, ${draft.asked}, ${draft.requester},
      ${draft.requesterKind}, ${draft.contact}, ${draft.receivedOn}, ${rule.law}, ${jurisdiction},
      ${dueOn(draft.receivedOn, rule)})`.execute(tx);
  await recordCreation(tx, recordsRequestWorkflow, request);
  await tellOfRequest(tx, 'disclosure.request-received', request);
  return succeed({ id: request.id });
}

const notYours = {
  field: 'agencyId',
  message: 'You take in no requests for this agency at this site.',
  mend: 'Choose your own agency.',
};
const notYet = {
  field: 'receivedOn',
  message: 'This day has not come.',
  mend: 'Give the day the request came in.',
};
