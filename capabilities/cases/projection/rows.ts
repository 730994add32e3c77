import { v5 as uuidv5 } from 'uuid';
import type { RecordClass, RecordField } from '../legal-record/kinds.ts';
import type { Charge, Defendant, Hearing, Part, QueueFact, Standing } from '../legal-record/standing.ts';

/** A row’s place: resolved to its compartment when all rows of a batch are known. */
export type Place = { case_id: string; owner: string; class: RecordClass; field: RecordField };
export type Row = Place & Record<string, unknown>;
export type Rows = Record<'part' | 'defendant' | 'charge' | 'hearing' | 'queue_item', Row[]>;

/** The same thing derived again is the same row, so that an address of it lasts. */
const NAMESPACE = 'a7b8f0ce-52c5-4c0d-9d0b-6a6f7c3b9e11';
const idOf = (...names: string[]) => uuidv5(names.join(' '), NAMESPACE);

export function rowsOf(caseId: string, standing: Standing): Rows {
  return {
    part: standing.parts.map((part) => partRow(caseId, part)),
    defendant: standing.defendants.map((defendant) => defendantRow(caseId, defendant)),
    charge: standing.charges.map((charge) => chargeRow(caseId, charge)),
    hearing: standing.hearings.map((hearing) => hearingRow(caseId, hearing)),
    queue_item: queueRows(caseId, standing),
  };
}

function place(
  caseId: string,
  {
    agencyId,
    recordClass,
    field = 'core',
  }: { agencyId: string; recordClass: RecordClass; field?: RecordField },
): Place {
  return { case_id: caseId, owner: agencyId, class: recordClass, field };
}

function partRow(caseId: string, part: Part): Row {
  return {
    ...place(caseId, part),
    id: idOf(caseId, 'part', part.agencyId, part.kind),
    agency_id: part.agencyId,
    kind: part.kind,
    local_number: part.localNumber,
    status: part.status,
    status_since: part.since,
    opened_at: part.openedAt,
    closed_at: part.closedAt,
    due_on: part.dueOn,
    waits_on: part.waitsOn,
    assigned_to_id: part.assignedToId,
    nibrs_offense: part.nibrsOffense,
    rounds: part.rounds,
    detail: part.detail,
  };
}

function defendantRow(caseId: string, defendant: Defendant): Row {
  const { key, name, birthDate, juvenile, custody, agencyId, recordClass, field, ...standing } = defendant;
  return {
    ...place(caseId, defendant),
    id: idOf(caseId, 'defendant', key, agencyId, recordClass, field),
    defendant_key: key,
    name,
    search_name: name === null ? null : searchName(name),
    birth_date: birthDate,
    juvenile,
    custody,
    standing,
  };
}

/** What search compares: lower case, without accents. */
export function searchName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

function chargeRow(caseId: string, charge: Charge): Row {
  const { disposition } = charge;
  return {
    ...place(caseId, charge),
    id: idOf(caseId, 'charge', charge.agencyId, charge.side, charge.defendantKey, charge.key),
    agency_id: charge.agencyId,
    side: charge.side,
    defendant_key: charge.defendantKey,
    charge_key: charge.key,
    count_number: charge.count,
    version: charge.version,
    statute: charge.statute,
    nibrs_offense: charge.nibrsOffense,
    degree: charge.degree,
    status: charge.status,
    status_since: charge.since,
    disposition: disposition?.result ?? null,
    disposition_class: disposition?.class ?? null,
    disposed_at: disposition?.on ?? null,
    matched_key: charge.matchedKey,
    detail: {
      ...charge.detail,
      docket: charge.docket,
      filedAt: charge.filedAt,
      lesser: disposition?.lesser ?? false,
      pledToOthers: disposition?.pledToOthers ?? false,
      initialDisposition: charge.initialDisposition,
      versions: charge.versions,
    },
  };
}

function hearingRow(caseId: string, hearing: Hearing): Row {
  return {
    ...place(caseId, hearing),
    id: idOf(caseId, 'hearing', hearing.key),
    hearing_key: hearing.key,
    defendant_key: hearing.defendantKey,
    kind: hearing.kind,
    at: hearing.at,
    ends_at: hearing.endsAt,
    place: hearing.place,
    status: hearing.status,
    continuances: hearing.continuances.length,
    attorney_id: hearing.attorneyId,
    detail: { result: hearing.result, continuances: hearing.continuances },
  };
}

function queueRows(caseId: string, { exceptions, triggers }: Standing): Row[] {
  const rows = new Map<string, Row>();
  const add = (queue: 'exception' | 'trigger') => (fact: QueueFact) => {
    const id = idOf(caseId, queue, fact.agencyId, fact.code, fact.factKey);
    if (!rows.has(id)) rows.set(id, queueRow(caseId, id, queue, fact));
  };
  exceptions.forEach(add('exception'));
  triggers.forEach(add('trigger'));
  return [...rows.values()];
}

function queueRow(caseId: string, id: string, queue: string, fact: QueueFact): Row {
  return {
    ...place(caseId, { ...fact, agencyId: fact.ownerId }),
    id,
    agency_id: fact.agencyId,
    queue,
    code: fact.code,
    fact_key: fact.factKey.slice(0, 300),
    words: fact.words,
    raised_at: fact.from,
    ends_at: fact.until,
    due_on: fact.dueOn,
  };
}
