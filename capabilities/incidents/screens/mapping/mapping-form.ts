import { ColumnMapping, type Preview } from '../../contract.ts';

/** A mapping as a form holds it: every choice a text, "" where nothing is chosen. */
export type MappingForm = {
  reportNumber: string;
  occurredColumn: string;
  timeColumn: string;
  order: string;
  skippedTimes: string;
  outcomeColumn: string;
  /** "fatal", "nonfatal" or "" for each spelling. */
  outcomeValues: Record<string, string>;
  longitude: string;
  latitude: string;
  x: string;
  y: string;
  crs: string;
  block: string;
  district: string;
  race: string;
  sex: string;
  age: string;
  ageGroup: string;
  missingValues: string;
};

type Loose = Partial<Omit<ColumnMapping, 'occurred'>> & { occurred?: Partial<ColumnMapping['occurred']> };

/** The form for a saved mapping, or for what the headers suggest. Columns the file lacks are left open. */
export function formOfMapping(mapping: Loose, preview: Preview): MappingForm {
  const inFile = (column: string | null | undefined) =>
    preview.header.find((name) => name.toLowerCase() === column?.toLowerCase()) ?? '';
  const { occurred = {}, outcome, degrees, projected } = mapping;
  return {
    reportNumber: inFile(mapping.reportNumber),
    occurredColumn: inFile(occurred.column),
    timeColumn: inFile(occurred.timeColumn),
    order: occurred.order ?? '',
    skippedTimes: occurred.skippedTimes ?? 'set-aside',
    outcomeColumn: inFile(outcome?.column),
    outcomeValues: { ...spellingsOf(inFile(outcome?.column), preview), ...outcome?.values },
    longitude: inFile(degrees?.longitude),
    latitude: inFile(degrees?.latitude),
    x: inFile(projected?.x),
    y: inFile(projected?.y),
    crs: projected?.crs ?? '',
    block: inFile(mapping.block),
    district: inFile(mapping.district),
    race: inFile(mapping.race),
    sex: inFile(mapping.sex),
    age: inFile(mapping.age),
    ageGroup: inFile(mapping.ageGroup),
    missingValues: (mapping.missingValues ?? []).join(', '),
  };
}

/** The spellings of a column in the file, with what each seems to mean; "" where a person has to say. */
export function spellingsOf(column: string, preview: Preview): Record<string, string> {
  const spellings = Object.entries(preview.guess.spellings[column] ?? {});
  return Object.fromEntries(spellings.map(([text, meaning]) => [text, meaning ?? '']));
}

export type MappingRead =
  | { mapping: ColumnMapping; errors: null }
  | { mapping: null; errors: Record<string, string> };

/** The mapping a form stands for, or what is still open, by field. */
export function mappingOfForm(form: MappingForm, needsOutcome: boolean): MappingRead {
  const errors = openQuestions(form, needsOutcome);
  if (Object.keys(errors).length > 0) return { mapping: null, errors };
  const chosen = (column: string) => column || null;
  const draft = {
    reportNumber: chosen(form.reportNumber),
    occurred: {
      column: form.occurredColumn,
      timeColumn: chosen(form.timeColumn),
      order: form.order,
      skippedTimes: form.skippedTimes,
    },
    outcome: form.outcomeColumn ? { column: form.outcomeColumn, values: mappedOutcomes(form) } : null,
    degrees: form.longitude && form.latitude ? { longitude: form.longitude, latitude: form.latitude } : null,
    projected: form.x && form.y && form.crs ? { x: form.x, y: form.y, crs: form.crs } : null,
    block: chosen(form.block),
    district: chosen(form.district),
    race: chosen(form.race),
    sex: chosen(form.sex),
    age: chosen(form.age),
    ageGroup: chosen(form.ageGroup),
    missingValues: form.missingValues
      .split(',')
      .map((text) => text.trim())
      .filter(Boolean),
  };
  const parsed = ColumnMapping.safeParse(draft);
  if (parsed.success) return { mapping: parsed.data, errors: null };
  return {
    mapping: null,
    errors: { mapping: parsed.error.issues[0]?.message ?? 'The mapping is not complete.' },
  };
}

function mappedOutcomes(form: MappingForm): Record<string, string> {
  return Object.fromEntries(Object.entries(form.outcomeValues).filter(([, meaning]) => meaning !== ''));
}

function openQuestions(form: MappingForm, needsOutcome: boolean): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!form.occurredColumn) errors.occurredColumn = 'Choose the column that says when it happened.';
  if (!form.order) errors.order = 'Choose how the dates are written.';
  if (needsOutcome && !form.outcomeColumn)
    errors.outcomeColumn = 'Choose the column that says whether the person died.';
  if (form.outcomeColumn && Object.keys(mappedOutcomes(form)).length === 0) {
    errors.outcomeColumn = 'Say of at least one spelling what it means.';
  }
  if (!!form.longitude !== !!form.latitude)
    errors.longitude = 'Choose both longitude and latitude, or neither.';
  if ([form.x, form.y, form.crs].filter(Boolean).length % 3 !== 0) {
    errors.x = 'Choose x, y and their projection, or none of them.';
  }
  return errors;
}
