import { hash } from 'node:crypto';
import type { ColumnMapping } from '../contract.ts';
import { type Problem, problem } from '../errors.ts';
import type { Row } from '../reading/row.ts';
import type { Note } from './notes.ts';
import { type Occurrence, occurrenceReader } from './occurrence.ts';
import { readAge, readAgeGroup } from './person.ts';
import { type Place, readPlace, readProjectedPlace, type SiteGround } from './place.ts';
import { projectionOf } from './projections.ts';
import type { SiteClock } from './site-clock.ts';

export type Incident = {
  reportNumber: string | null;
  occurredLocalMs: number;
  occurredMs: number;
  isFatal: boolean | null;
  place: Place | undefined;
  block: string | null;
  district: string | null;
  race: string | null;
  sex: string | null;
  age: number | null;
  ageGroup: string | null;
  notes: Note[];
};

/** `contentHash` tells rows apart by what they say: the same facts in another column order are the same row. */
export type Accepted = Incident & { row: number; contentHash: string };
export type SetAside = { row: number; fields: string[]; reasons: Problem[] };
export type Checked = { accepted: Accepted } | { setAside: SetAside };

export type CheckingContext = {
  mapping: ColumnMapping;
  header: string[];
  clock: SiteClock;
  ground: SiteGround;
  snapshotDate: string;
};

/** Makes the function that checks one row, so that nothing about the mapping is looked up again for each. */
export function rowChecker(context: CheckingContext): (row: Row) => Checked {
  const readField = fieldReader(context);
  const { mapping } = context;
  const readOccurrence = occurrenceReader({ ...context, ...mapping.occurred });
  const readRowPlace = placeReader(context, readField);
  const readOutcome = outcomeReader(mapping);

  return function checkRow({ row, fields, problem: fault }: Row): Checked {
    if (fault) return { setAside: { row, fields, reasons: [fault] } };
    const occurrence = readOccurrence(
      readField(fields, mapping.occurred.column),
      readField(fields, mapping.occurred.timeColumn),
    );
    const place = readRowPlace(fields);
    const outcome = readOutcome(mapping.outcome ? readField(fields, mapping.outcome.column) : '');
    if (isProblem(occurrence) || isProblem(place) || isProblem(outcome)) {
      const reasons = [occurrence, place, outcome].filter(isProblem).map((reason) => ({ ...reason, row }));
      return { setAside: { row, fields, reasons } };
    }
    return { accepted: accept(row, fields, occurrence, place, outcome) };
  };

  function accept(
    row: number,
    fields: string[],
    occurrence: Occurrence,
    place: Place | undefined,
    isFatal: boolean | null,
  ): Accepted {
    const textOf = (column: string | null) => readField(fields, column) || null;
    const age = readAge(readField(fields, mapping.age));
    const group = readAgeGroup(readField(fields, mapping.ageGroup));
    const incident: Incident = {
      reportNumber: textOf(mapping.reportNumber),
      occurredLocalMs: occurrence.localMs,
      occurredMs: occurrence.epochMs,
      isFatal,
      place,
      block: textOf(mapping.block),
      district: textOf(mapping.district),
      race: textOf(mapping.race),
      sex: textOf(mapping.sex),
      age: age.age,
      ageGroup: group.ageGroup,
      notes: notesOf(occurrence, place, age.isImplausible || group.isImplausible),
    };
    return { ...incident, row, contentHash: contentHashOf(incident) };
  }
}

type FieldReader = (fields: string[], column: string | null) => string;

function fieldReader({ header, mapping }: CheckingContext): FieldReader {
  const indexes = new Map(header.map((name, index) => [name.toLowerCase(), index]));
  const missing = new Set(mapping.missingValues.map((value) => value.toLowerCase()));
  return (fields, column) => {
    if (column === null) return '';
    const value = fields[indexes.get(column.toLowerCase())!]!.trim();
    return missing.size > 0 && missing.has(value.toLowerCase()) ? '' : value;
  };
}

function placeReader({ mapping, ground }: CheckingContext, readField: FieldReader) {
  const { degrees, projected } = mapping;
  const projection = projected ? projectionOf(projected.crs) : undefined;
  return (fields: string[]): Place | undefined | Problem => {
    const place =
      degrees && readPlace(readField(fields, degrees.longitude), readField(fields, degrees.latitude), ground);
    if (place || !projected || !projection) return place ?? undefined;
    return readProjectedPlace(
      readField(fields, projected.x),
      readField(fields, projected.y),
      projection,
      ground,
    );
  };
}

function outcomeReader({ outcome }: ColumnMapping): (text: string) => boolean | null | Problem {
  if (!outcome) return () => null;
  const meanings = new Map(
    Object.entries(outcome.values).map(([text, is]) => [text.toLowerCase(), is === 'fatal']),
  );
  const known = Object.keys(outcome.values).join(', ');
  return (text) => {
    const isFatal = meanings.get(text.toLowerCase());
    if (isFatal !== undefined) return isFatal;
    const field = 'outcome';
    if (text === '') return problem('outcome-missing', `The column "${outcome.column}" is empty.`, { field });
    const shown = text.slice(0, 40);
    return problem('outcome-unmapped', `"${shown}" is none of the known spellings (${known}).`, { field });
  };
}

function notesOf(occurrence: Occurrence, place: Place | undefined, isAgeImplausible: boolean): Note[] {
  const found: Note[] = [];
  if (occurrence.note) found.push(occurrence.note);
  if (!place) found.push('place-missing');
  if (place?.isFromProjected) found.push('place-from-projected');
  if (isAgeImplausible) found.push('age-implausible');
  return found;
}

function contentHashOf(incident: Incident): string {
  const { reportNumber, occurredMs, isFatal, place, block, district, race, sex, age, ageGroup } = incident;
  const facts = [
    reportNumber,
    occurredMs,
    isFatal,
    place?.longitude,
    place?.latitude,
    block,
    district,
    race,
    sex,
    age,
    ageGroup,
  ];
  return hash('sha256', facts.join('\u001f'), 'hex').slice(0, 32);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value;
}
