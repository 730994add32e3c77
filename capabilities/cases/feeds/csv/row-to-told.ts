import type { z } from 'zod';
import type { FieldProblem } from '#platform/outcome/outcome.ts';
import type { RecordField } from '../../legal-record/kinds.ts';
import { declarationOf, isEventKind } from '../../legal-record/kinds.ts';
import type { Told, Unreadable } from '../told.ts';
import { addressColumns, type Column, fieldColumns, payloadColumns } from './columns.ts';
import { readValue } from './read-value.ts';

/** One row as an event, or every reason why it is none. */
export function rowToTold(
  row: number,
  fields: readonly string[],
  positions: ReadonlyMap<string, number>,
  timeZone: string,
): Told | Unreadable {
  const reasons: FieldProblem[] = [];
  const valueIn = (column: Column): unknown => {
    const text = fields[positions.get(column.key) ?? -1]?.trim() ?? '';
    if (text === '') return undefined;
    const read = readValue(text, column.reading, timeZone);
    if ('value' in read) return read.value;
    reasons.push({ field: column.label, row, ...read });
    return undefined;
  };
  const address = Object.fromEntries(addressColumns.map((column) => [column.key, valueIn(column)]));
  const kind = String(address.event ?? '')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const told = {
    case: String(address.case ?? ''),
    row,
    kind,
    effectiveAt: String(address.at ?? ''),
    revision: address.revision as number | undefined,
    defendantKey: address.defendant as string | undefined,
    chargeKey: address.charge as string | undefined,
    hearingKey: address.hearing as string | undefined,
    ...contentOf(kind, valueIn),
  };
  refuseMissing(address, row, reasons);
  if (reasons.length > 0) return { row, told: { ...told }, reasons };
  return { ...told, sourceKey: (address.eventId as string | undefined) ?? keyOf(told) };
}

function refuseMissing(address: Record<string, unknown>, row: number, reasons: FieldProblem[]): void {
  for (const { key, label, required } of addressColumns) {
    if (!required || address[key] !== undefined || reasons.some(({ field }) => field === label)) continue;
    reasons.push({ field: label, row, message: 'It is empty.', mend: 'Fill it in.' });
  }
}

function contentOf(kind: string, valueIn: (column: Column) => unknown): Pick<Told, 'payload' | 'fields'> {
  if (!isEventKind(kind)) return {};
  const declared = declarationOf(kind);
  const wanted = Object.keys((declared.payload as z.ZodObject).shape);
  const payload: Record<string, unknown> = {};
  for (const column of payloadColumns) {
    if (!wanted.includes(column.to)) continue;
    const value = valueIn(column);
    if (value !== undefined) payload[column.to] = value;
  }
  const fields: Record<string, Record<string, unknown>> = {};
  for (const column of fieldColumns) {
    if (!declared.fields[column.field as RecordField]) continue;
    const value = valueIn(column);
    if (value !== undefined) fields[column.field] = { ...fields[column.field], [column.to]: value };
  }
  return { payload, fields };
}

/** Without an id of its own, an event is what it says of what and when; told again it is the same. */
function keyOf({
  case: name,
  kind,
  effectiveAt,
  defendantKey,
  chargeKey,
  hearingKey,
}: Omit<Told, 'sourceKey'>): string {
  const parts = [name, kind, effectiveAt, defendantKey, chargeKey, hearingKey].filter(Boolean);
  return parts.join('/').slice(0, 120);
}
