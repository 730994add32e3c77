import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import { extendedDueOn, ruleOn } from '../clock.ts';
import type { RecordsRequest } from '../contract.ts';
import { isUnanswered, type SummaryRow, summaryOf } from './list-requests.ts';
import { readRuleBook } from './rules.ts';

type Kept = Pick<
  RecordsRequest,
  | 'asked'
  | 'contact'
  | 'law'
  | 'jurisdiction'
  | 'extendedOn'
  | 'extensionReason'
  | 'owner'
  | 'recordCount'
  | 'given'
  | 'withheldBecause'
  | 'citation'
  | 'complaint'
  | 'complainedOn'
  | 'complaintDecision'
  | 'redactions'
>;

/** One request with its answer, what was left out of it, and everything that happened. */
export async function findRequest(
  tx: Tx,
  target: { siteId: string; id: string },
  today: Day,
): Promise<RecordsRequest | null> {
  const { rows } = await sql<SummaryRow & Kept>`
    select r.id, r.number, r.state, r.state_since as "stateSince", r.title, a.name as agency, r.requester,
      r.requester_kind as "requesterKind", r.received_on as "receivedOn", r.due_on as "dueOn",
      r.answered_on as "answeredOn", r.asked, r.contact, r.law, r.jurisdiction, r.extended_on as "extendedOn",
      r.extension_reason as "extensionReason", identity.name_of(r.owner_id) as owner,
      r.record_count as "recordCount", r.given, r.withheld_because as "withheldBecause", r.citation, r.complaint,
      r.complained_on as "complainedOn", r.complaint_decision as "complaintDecision",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', x.id, 'place', x.place, 'what', x.what, 'citation', x.citation)
          order by x.id)
        from sharing.redaction x where x.request_id = r.id
      ), '[]') as redactions
    from sharing.records_request r
    join identity.agency a on a.id = r.agency_id
    where r.id = ${target.id} and r.site_id = ${target.siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const book = await readRuleBook(tx);
  const ofJurisdiction = <T extends { jurisdiction: string }>(entries: readonly T[]) =>
    entries.filter(({ jurisdiction }) => jurisdiction === row.jurisdiction);
  const rule = ruleOn(row.receivedOn, ofJurisdiction(book.rules));
  const mayExtend = isUnanswered(row.state) && row.extendedOn === null && rule && rule.extensionDays > 0;
  return {
    ...row,
    ...summaryOf(row, today),
    mayExtendTo: mayExtend ? extendedDueOn(row.dueOn, rule) : null,
    grounds: ofJurisdiction(book.grounds).map(({ citation, covers }) => ({ citation, covers })),
    disclosures: await disclosuresOf(tx, row.id),
    ...(await historyOf(tx, 'records-request', row.id)),
  };
}

async function disclosuresOf(tx: Tx, requestId: string): Promise<RecordsRequest['disclosures']> {
  const { rows } = await sql<{ id: string; at: Date; recordCount: number }>`
    select id, at, record_count as "recordCount" from sharing.disclosure
    where records_request_id = ${requestId} order by at`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
