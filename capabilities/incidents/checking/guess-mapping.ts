import type { ColumnMapping, Outcome } from '../contract.ts';
import { type DateOrderFound, findDateOrder } from './date-order.ts';

export type Sample = { header: string[]; rows: string[][] };

/** What the headers suggest, and what only a person can decide. */
export type MappingGuess = {
  mapping: Omit<ColumnMapping, 'occurred'> & { occurred: Partial<ColumnMapping['occurred']> };
  dateOrder: DateOrderFound;
  /** For each column of few different values, what each seems to say about the outcome; null where nobody can tell. */
  spellings: Record<string, Record<string, Outcome | null>>;
};

/** Names that agencies give to the same thing, without case, spaces and punctuation; earlier ones win. */
const synonyms = {
  reportNumber: [
    'reportnumber',
    'report',
    'dckey',
    'incidentkey',
    'incidentnumber',
    'incidentid',
    'casenumber',
    'caseno',
    'complaintnumber',
    'drnumber',
    'rdnumber',
    'ccn',
    'reportno',
  ],
  occurred: [
    'occurredlocal',
    'occurredat',
    'occurred',
    'datetime',
    'occurdate',
    'dateoccurred',
    'occurreddate',
    'incidentdate',
    'offensedate',
    'shootingdate',
    'dateofoccurrence',
    'date',
    'when',
  ],
  time: ['occurtime', 'timeoccurred', 'occurredtime', 'incidenttime', 'time'],
  outcome: [
    'fatal',
    'isfatal',
    'killed',
    'outcome',
    'murder',
    'statisticalmurderflag',
    'homicide',
    'fatality',
    'died',
    'victimoutcome',
    'fatalnonfatal',
  ],
  longitude: ['longitude', 'lon', 'lng', 'long', 'pointx'],
  latitude: ['latitude', 'lat', 'pointy'],
  x: ['xfeet', 'xcoordcd', 'xcoordinate', 'xcoord', 'xmetres', 'xmeters', 'x'],
  y: ['yfeet', 'ycoordcd', 'ycoordinate', 'ycoord', 'ymetres', 'ymeters', 'y'],
  block: ['block', 'hundredblock', 'blockaddress', 'address', 'location', 'streetaddress', 'place'],
  district: ['district', 'policedistrict', 'dist', 'precinct', 'division', 'beat', 'zone'],
  race: ['race', 'victimrace', 'vicrace'],
  sex: ['sex', 'gender', 'victimsex', 'vicsex'],
  age: ['age', 'victimage', 'vicage'],
  ageGroup: ['agegroup', 'victimagegroup', 'vicagegroup'],
};
type Wanted = keyof typeof synonyms;

const outcomeWords: Record<Outcome, string[]> = {
  fatal: ['true', 't', 'yes', 'y', '1', 'fatal', 'homicide', 'murder', 'killed', 'deceased', 'died', 'dead'],
  nonfatal: [
    'false',
    'f',
    'no',
    'n',
    '0',
    'nonfatal',
    'non-fatal',
    'non fatal',
    'injured',
    'wounded',
    'survived',
  ],
};

const usualMissingValues = ['(null)', 'null', 'n/a', 'unknown'];

export function guessMapping({ header, rows }: Sample): MappingGuess {
  const find = columnFinder(header);
  const valuesOf = (column: string | null) => distinctValues(header, rows, column);
  const occurred = find('occurred');
  const outcome = find('outcome');
  const longitude = find('longitude');
  const latitude = find('latitude');
  const dateOrder = findDateOrder(valuesOf(occurred));
  const spellings = spellingsOf(header, valuesOf);
  return {
    mapping: {
      reportNumber: find('reportNumber'),
      occurred: {
        ...(occurred ? { column: occurred } : {}),
        ...(dateOrder.order ? { order: dateOrder.order } : {}),
        timeColumn: find('time'),
        skippedTimes: 'set-aside',
      },
      outcome: outcome ? { column: outcome, values: knownOf(spellings[outcome] ?? {}) } : null,
      degrees: longitude && latitude ? { longitude, latitude } : null,
      projected: null,
      block: find('block'),
      district: find('district'),
      race: find('race'),
      sex: find('sex'),
      age: find('age'),
      ageGroup: find('ageGroup'),
      missingValues: usualMissingValues,
    },
    dateOrder,
    spellings,
  };
}

/** Projected columns are offered only as names: nothing in a file tells which projection they are in. */
export function projectedColumns(header: string[]): { x: string; y: string } | undefined {
  const find = columnFinder(header);
  const x = find('x');
  const y = find('y');
  return x && y ? { x, y } : undefined;
}

function columnFinder(header: string[]): (wanted: Wanted) => string | null {
  const byPlainName = new Map(header.map((name) => [plain(name), name]));
  return (wanted) => {
    const known = synonyms[wanted].find((name) => byPlainName.has(name));
    return known ? byPlainName.get(known)! : null;
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function distinctValues(header: string[], rows: string[][], column: string | null): Set<string> {
  const index = column === null ? -1 : header.indexOf(column);
  const values = rows.map((fields) => fields[index]?.trim() ?? '').filter((value) => value !== '');
  return new Set(values);
}

/** More different values than this are no outcome. */
const mostSpellings = 20;

function spellingsOf(header: string[], valuesOf: (column: string) => Set<string>): MappingGuess['spellings'] {
  const spellings: MappingGuess['spellings'] = {};
  for (const column of header) {
    const values = [...valuesOf(column)].filter((value) => !usualMissingValues.includes(value.toLowerCase()));
    if (values.length > mostSpellings) continue;
    spellings[column] = Object.fromEntries(values.map((value) => [value, meaningOf(value)]));
  }
  return spellings;
}

function meaningOf(value: string): Outcome | null {
  const text = value.toLowerCase();
  if (outcomeWords.fatal.includes(text)) return 'fatal';
  return outcomeWords.nonfatal.includes(text) ? 'nonfatal' : null;
}

function knownOf(spellings: Record<string, Outcome | null>): Record<string, Outcome> {
  return Object.fromEntries(
    Object.entries(spellings).filter((entry): entry is [string, Outcome] => entry[1] !== null),
  );
}
