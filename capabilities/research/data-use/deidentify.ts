import type { ExtractChoices, ExtractRow, Removal } from './contract.ts';
import { deidentification } from './deidentification.ts';

/** A victim as the site holds it, already without what names it. */
export type Victim = {
  occurredLocal: string;
  fatal: boolean | null;
  age: number | null;
  ageGroup: string | null;
  sex: string | null;
  race: string | null;
  district: string | null;
  x: number | null;
  y: number | null;
};

export type GridOrigin = { x: number; y: number };
type Row = Omit<ExtractRow, 'n'>;
type Told = 'district' | 'ageBand' | 'sex' | 'race';

/** Victims in, rows of an extract out, with what each rule took away. Pure: the same victims give the same rows. */
export function deidentify(
  victims: readonly Victim[],
  choices: ExtractChoices,
  origin: GridOrigin | null,
): { rows: ExtractRow[]; removed: Removal[] } {
  const rows = victims.map((victim) => rowOf(victim, choices, origin));
  const removed = [
    ...missing(rows, choices),
    ...(choices.district ? [blankSmallDistricts(rows)] : []),
    ...blankSmallGroups(rows, choices),
  ];
  return { rows: inOrder(rows), removed };
}

function rowOf(victim: Victim, choices: ExtractChoices, origin: GridOrigin | null): Row {
  const keeps = (field: 'ageBand' | 'sex' | 'race') => choices.who.includes(field);
  return {
    occurredOn: choices.dates === 'day' ? victim.occurredLocal.slice(0, 10) : mondayOf(victim.occurredLocal),
    dayPart: choices.dayPart ? dayPartOf(victim.occurredLocal) : null,
    fatal: victim.fatal,
    ageBand: keeps('ageBand') ? ageBandOf(victim) : null,
    sex: keeps('sex') ? plain(victim.sex) : null,
    race: keeps('race') ? plain(victim.race) : null,
    district: choices.district ? plain(victim.district) : null,
    cellX: choices.cellSize && origin ? centre(victim.x, origin.x, choices.cellSize) : null,
    cellY: choices.cellSize && origin ? centre(victim.y, origin.y, choices.cellSize) : null,
  };
}

function mondayOf(local: string): string {
  const day = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

function dayPartOf(local: string): string | null {
  const hour = Number(local.slice(11, 13));
  return deidentification.dayParts[Math.floor(hour / 6)] ?? null;
}

/** A file that gives bands already keeps its own; a single year hidden in that column does not pass. */
function ageBandOf({ age, ageGroup }: Victim): string | null {
  if (age !== null) return deidentification.ageBands.find(({ under }) => age < under)?.label ?? null;
  const given = plain(ageGroup);
  return given && /^(?:<\s?\d{1,2}|\d{1,2}\s?[-–]\s?\d{1,2}|\d{1,2}\s?\+)$/.test(given) ? given : null;
}

function plain(text: string | null): string | null {
  return text?.trim().toUpperCase() || null;
}

function centre(metres: number | null, origin: number, size: number): number | null {
  return metres === null ? null : origin + (Math.floor((metres - origin) / size) + 0.5) * size;
}

function missing(rows: readonly Row[], { cellSize }: ExtractChoices): Removal[] {
  const withoutCell = rows.filter(({ cellX, cellY }) => cellX === null || cellY === null);
  for (const row of withoutCell) row.cellX = row.cellY = null;
  if (cellSize === null) return [];
  return [{ rule: 'No usable point, so no cell', what: 'people', count: withoutCell.length }];
}

function blankSmallDistricts(rows: readonly Row[]): Removal {
  const small = inSmallGroups(rows, ['district']).filter(({ district }) => district !== null);
  for (const row of small) row.district = null;
  return { rule: 'District of too few people', what: 'values', count: small.length };
}

/** Gives up one field after the other, each time only for those who are still too few. */
function blankSmallGroups(rows: readonly Row[], { who }: ExtractChoices): Removal[] {
  return deidentification.givenUp
    .filter((field) => who.includes(field))
    .map((field) => {
      const told = inSmallGroups(rows, ['district', 'ageBand', 'sex', 'race']).filter(
        (row) => row[field] !== null,
      );
      for (const row of told) row[field] = null;
      return { rule: `${words[field]} of too few people`, what: 'values' as const, count: told.length };
    });
}

const words = { race: 'Race', sex: 'Sex', ageBand: 'Age' } as const;

function inSmallGroups(rows: readonly Row[], fields: readonly Told[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(fields.map((field) => row[field]));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].filter((group) => group.length < deidentification.smallestGroup).flat();
}

/** Sorted by what they show, so that a row’s number tells nothing of the file. */
function inOrder(rows: readonly Row[]): ExtractRow[] {
  const keyed = rows.map((row) => ({ row, key: `${row.occurredOn} ${JSON.stringify(row)}` }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ row }, i) => ({ n: i + 1, ...row }));
}
