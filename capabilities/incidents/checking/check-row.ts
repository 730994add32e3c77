import type { ColumnMapping } from '../contract.ts';
import { type Problem, problem } from '../errors.ts';
import type { Row } from '../reading/row.ts';
import { Fingerprint } from './fingerprint.ts';
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

/** `contentHash` (16 characters, each a byte) tells rows apart by what they say, in whatever order of columns. */
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
  const fieldOf = fieldReader(context);
  const { mapping } = context;
  const [date, time] = [fieldOf(mapping.occurred.column), fieldOf(mapping.occurred.timeColumn)];
  const readOccurrence = occurrenceReader({ ...context, ...mapping.occurred });
  const readRowPlace = placeReader(context, fieldOf);
  const outcomeField = fieldOf(mapping.outcome?.column ?? null);
  const readOutcome = outcomeReader(mapping);
  const accept = acceptor(mapping, fieldOf);

  return function checkRow({ row, fields, problem: fault }: Row): Checked {
    if (fault) return { setAside: { row, fields, reasons: [fault] } };
    const occurrence = readOccurrence(date(fields), time(fields));
    const place = readRowPlace(fields);
    const outcome = readOutcome(outcomeField(fields));
    if (isProblem(occurrence) || isProblem(place) || isProblem(outcome)) {
      const reasons = [occurrence, place, outcome].filter(isProblem).map((reason) => ({ ...reason, row }));
      return { setAside: { row, fields, reasons } };
    }
    return { accepted: accept(row, fields, occurrence, place, outcome) };
  };
}

/** Reads one column of a row; the empty text where there is no such column or its value stands for nothing. */
type ReadField = (fields: string[]) => string;

function fieldReader({ header, mapping }: CheckingContext): (column: string | null) => ReadField {
  const indexes = new Map(header.map((name, index) => [name.toLowerCase(), index]));
  const missing = new Set(mapping.missingValues.map((value) => value.toLowerCase()));
  return (column) => {
    if (column === null) return () => '';
    const index = indexes.get(column.toLowerCase())!;
    if (missing.size === 0) return (fields) => fields[index]!.trim();
    return (fields) => {
      const value = fields[index]!.trim();
      return missing.has(value.toLowerCase()) ? '' : value;
    };
  };
}

type FieldOf = ReturnType<typeof fieldReader>;

function acceptor(mapping: ColumnMapping, fieldOf: FieldOf) {
  const reportNumber = fieldOf(mapping.reportNumber);
  const [block, district] = [fieldOf(mapping.block), fieldOf(mapping.district)];
  const [race, sex, ageField, ageGroup] = [
    fieldOf(mapping.race),
    fieldOf(mapping.sex),
    fieldOf(mapping.age),
    fieldOf(mapping.ageGroup),
  ];
  const contentHashOf = contentHasher();

  return function accept(
    row: number,
    fields: string[],
    occurrence: Occurrence,
    place: Place | undefined,
    isFatal: boolean | null,
  ): Accepted {
    const age = readAge(ageField(fields));
    const group = readAgeGroup(ageGroup(fields));
    const accepted: Accepted = {
      reportNumber: reportNumber(fields) || null,
      occurredLocalMs: occurrence.localMs,
      occurredMs: occurrence.epochMs,
      isFatal,
      place,
      block: block(fields) || null,
      district: district(fields) || null,
      race: race(fields) || null,
      sex: sex(fields) || null,
      age: age.age,
      ageGroup: group.ageGroup,
      notes: notesOf(occurrence, place, age.isImplausible || group.isImplausible),
      row,
      contentHash: '',
    };
    accepted.contentHash = contentHashOf(accepted);
    return accepted;
  };
}

function placeReader({ mapping, ground }: CheckingContext, fieldOf: FieldOf) {
  const { degrees, projected } = mapping;
  const projection = projected ? projectionOf(projected.crs) : undefined;
  const [longitude, latitude] = [fieldOf(degrees?.longitude ?? null), fieldOf(degrees?.latitude ?? null)];
  const [x, y] = [fieldOf(projected?.x ?? null), fieldOf(projected?.y ?? null)];
  return (fields: string[]): Place | undefined | Problem => {
    const place = readPlace(longitude(fields), latitude(fields), ground);
    if (place || !projection) return place;
    return readProjectedPlace(x(fields), y(fields), projection, ground);
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

function contentHasher(): (incident: Incident) => string {
  const fingerprint = new Fingerprint();
  return ({ reportNumber, occurredMs, isFatal, place, block, district, race, sex, age, ageGroup }) => {
    fingerprint.begin();
    fingerprint.addNumber(occurredMs);
    fingerprint.addNumber(isFatal === null ? null : Number(isFatal));
    fingerprint.addNumber(place?.longitude);
    fingerprint.addNumber(place?.latitude);
    fingerprint.addNumber(age);
    fingerprint.addText(reportNumber);
    fingerprint.addText(block);
    fingerprint.addText(district);
    fingerprint.addText(race);
    fingerprint.addText(sex);
    fingerprint.addText(ageGroup);
    return fingerprint.text();
  };
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value;
}
