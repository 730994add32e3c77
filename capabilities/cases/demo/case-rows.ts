import { v7 as uuidv7 } from 'uuid';
import { demoId } from '#demo/demo-id.ts';
import {
  declarationOf,
  type LegalEvent,
  type RecordClass,
  recordClassOf,
  type Side,
} from '../legal-record/kinds.ts';
import { standingOf } from '../legal-record/standing.ts';
import { type Place, type Row, type Rows, rowsOf } from '../projection/rows.ts';
import { copyLine } from './copy-rows.ts';
import type { DemoCase } from './generator/make-cases.ts';
import type { TellerKey, ToldEvent } from './generator/telling.ts';

export type Teller = { agencyId: string; agencyKind: string; side: Side; source: string };
export type Tellers = Record<TellerKey, Teller>;
export type CompartmentOf = (owner: string, recordClass: string, field: string, seal: string) => number;

/** Lines to copy, one list a table. */
export type Lines = Record<
  'case' | 'seal' | 'reference' | 'event' | 'event_field' | 'projection' | keyof Rows,
  string[]
>;

export function noLines(): Lines {
  return {
    case: [],
    seal: [],
    reference: [],
    event: [],
    event_field: [],
    projection: [],
    part: [],
    defendant: [],
    charge: [],
    hearing: [],
    queue_item: [],
  };
}

/** Everything that is written of one case: its events, and what stands after them. */
export function addCase(lines: Lines, demo: DemoCase, tellers: Tellers, compartment: CompartmentOf): void {
  const caseId = demoId(`case ${demo.number}`);
  const legal = demo.events.map((event) => asLegal(event, tellers[event.by]));
  lines.case.push(copyLine([caseId, demo.number, demo.openedAt]));
  if (demo.seal !== 'open') lines.seal.push(copyLine([caseId, demo.seal]));
  addReferences(lines, caseId, legal);
  for (const [index, event] of legal.entries()) {
    addEvent(lines, caseId, demo.seal, event, tellers[demo.events[index]!.by].side, compartment);
  }
  const placed = (row: Row) => compartment(row.owner, row.class, row.field, demo.seal);
  const rows = rowsOf(caseId, standingOf(legal));
  for (const table of Object.keys(rows) as (keyof Rows)[]) {
    for (const row of rows[table]) lines[table].push(copyLine([placed(row), ...valuesOf(row)]));
  }
  lines.projection.push(copyLine([caseId, legal.length]));
}

function asLegal(event: ToldEvent, { agencyId, agencyKind, source }: Teller): LegalEvent {
  return {
    id: uuidv7({ msecs: event.at.getTime() }),
    agencyId,
    agencyKind,
    source,
    sourceKey: event.sourceKey,
    revision: 1,
    kind: event.kind,
    effectiveAt: event.at,
    defendantKey: event.defendantKey,
    chargeKey: event.chargeKey,
    hearingKey: event.hearingKey,
    payload: event.payload,
    fields: event.fields,
    correctsKey: null,
  };
}

/** The numbers by which each agency's own system knows the case: what a feed names it by. */
function addReferences(lines: Lines, caseId: string, events: readonly LegalEvent[]): void {
  const opened = events.find(({ kind }) => kind === 'complaint-opened');
  const filed = events.find(({ kind }) => kind === 'charge-filed');
  if (opened)
    lines.reference.push(copyLine([opened.agencyId, opened.source, opened.payload.reportNumber, caseId]));
  if (filed) lines.reference.push(copyLine([filed.agencyId, filed.source, filed.payload.docket, caseId]));
}

function addEvent(
  lines: Lines,
  caseId: string,
  seal: string,
  event: LegalEvent,
  side: Side,
  compartment: CompartmentOf,
): void {
  const recordClass: RecordClass = recordClassOf(event.kind, side);
  const place = compartment(event.agencyId, recordClass, declarationOf(event.kind).field, seal);
  lines.event.push(
    copyLine([
      event.id,
      caseId,
      place,
      event.agencyId,
      event.source,
      event.sourceKey,
      event.kind,
      event.effectiveAt,
      event.defendantKey,
      event.chargeKey,
      event.hearingKey,
      event.payload,
    ]),
  );
  for (const [field, content] of Object.entries(event.fields)) {
    const beside = compartment(event.agencyId, recordClass, field, seal);
    lines.event_field.push(copyLine([event.id, caseId, beside, field, content]));
  }
}

/** The row without its place, in the order in which the projection makes it; `tables.ts` names the same order. */
function valuesOf(row: Row): unknown[] {
  const { owner: _owner, class: _class, field: _field, ...values }: Place & Record<string, unknown> = row;
  return Object.values(values);
}
