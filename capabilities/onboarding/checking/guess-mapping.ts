import { type ImportKind, kinds, type Mapping } from '../contract.ts';

/** Which column holds which field, by its heading alone: nothing is guessed from what stands below it. */
export function guessMapping(kind: ImportKind, header: readonly string[]): Mapping {
  const columns = new Map(header.map((name) => [plain(name), name]));
  const mapping: Mapping = {};
  const taken = new Set<string>();
  for (const { key, known } of kinds[kind].fields) {
    const column = [key, ...known]
      .map((name) => columns.get(plain(name)))
      .find((name) => name && !taken.has(name));
    if (!column) continue;
    mapping[key] = column;
    taken.add(column);
  }
  return mapping;
}

/** "E-Mail_Address" and "email address" are one heading. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Only what fits this file: a mapping kept from an earlier one may name columns that this one lacks. */
export function fittingMapping(kind: ImportKind, mapping: Mapping, header: readonly string[]): Mapping {
  const known = new Set(kinds[kind].fields.map(({ key }) => key));
  const columns = new Set(header);
  return Object.fromEntries(
    Object.entries(mapping).filter(([key, column]) => known.has(key) && columns.has(column)),
  );
}

export type MappingFault = { field: string; message: string; mend: string };

export function faultsOfMapping(
  kind: ImportKind,
  mapping: Mapping,
  header: readonly string[],
): MappingFault[] {
  const columns = new Set(header);
  const missing = kinds[kind].fields
    .filter(({ key, required }) => required && !mapping[key])
    .map(({ key, label }) => ({
      field: key,
      message: `No column is chosen for ${label.toLowerCase()}.`,
      mend: 'Choose the column that holds it, or add it to the file.',
    }));
  const strange = Object.entries(mapping)
    .filter(([, column]) => column && !columns.has(column))
    .map(([field, column]) => ({
      field,
      message: `The file has no column “${column}”.`,
      mend: 'Choose one of its columns.',
    }));
  return [...missing, ...strange];
}
