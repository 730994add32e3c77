import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

/** What left: rows of one agency and one class. Rows of several are a line for each. */
export type DisclosureDraft = {
  siteId: string;
  /** Whose rows they are. */
  agencyId: string;
  kind: 'export' | 'webhook' | 'records request';
  /** To whom, as the log shall say it; an agency that is known here also by its id. */
  recipient: string;
  recipientAgencyId: string | null;
  recordClass: string;
  fields?: readonly string[];
  what: string;
  purpose?: string | null;
  basis:
    | { kind: 'agreement'; agreementId: string }
    | { kind: 'law'; law: string }
    /** An agency takes its own rows along. */
    | { kind: 'own records' };
  recordsRequestId?: string | null;
  /** Ids of what left; a count beside them where more left than the platform holds. */
  recordIds: readonly string[];
  recordCount?: number;
};

/**
 * Writes into the log of the agency whose rows leave, in the transaction that hands them over: without the line in the
 * log nothing goes, so a failure means that nothing may be handed over. The database holds an agreement that is named to what it opens at this moment.
 */
export async function recordDisclosureIn(tx: Tx, draft: DisclosureDraft): Promise<Outcome<{ id: string }>> {
  const id = uuidv7();
  const { rows } = await sql<{ recorded: string | null }>`
    select sharing.record_disclosure(
      jsonb_populate_record(null::sharing.disclosure, ${JSON.stringify(rowOf(id, draft))}::jsonb),
      ${[...draft.recordIds]}::uuid[]) as recorded`.execute(tx);
  if (rows[0]!.recorded === null) return failWith('disclosure.not-covered', {});
  return succeed({ id });
}

function rowOf(id: string, draft: DisclosureDraft) {
  const { basis } = draft;
  return {
    ...{ id, site_id: draft.siteId, agency_id: draft.agencyId, kind: draft.kind },
    ...{ recipient: draft.recipient, recipient_agency_id: draft.recipientAgencyId },
    ...{ record_class: draft.recordClass, fields: draft.fields ?? ['core'], what: draft.what },
    ...{ purpose: draft.purpose ?? null, basis: basis.kind },
    agreement_id: basis.kind === 'agreement' ? basis.agreementId : null,
    law: basis.kind === 'law' ? basis.law : null,
    records_request_id: draft.recordsRequestId ?? null,
    record_count: draft.recordCount ?? draft.recordIds.length,
  };
}
