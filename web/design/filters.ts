/** What a list can be narrowed by. `many` takes several values; the rest take one. */
export type FilterDefinition = {
  key: string;
  label: string;
  kind: 'choice' | 'many' | 'text' | 'date';
  options?: readonly { value: string; label: string }[];
};

export type FilterValues = Record<string, string[]>;
export type FilterChip = { key: string; value: string; label: string };
export type SavedView = { label: string; filters: FilterValues };

/** Only the filters a page declares are read: the address may carry anything. */
export function readFilters(definitions: readonly FilterDefinition[], search: URLSearchParams): FilterValues {
  const values: FilterValues = {};
  for (const definition of definitions) {
    const given = search.getAll(definition.key).filter((value) => isAllowed(definition, value));
    const kept = definition.kind === 'many' ? [...new Set(given)] : given.slice(0, 1);
    if (kept.length > 0) values[definition.key] = kept;
  }
  return values;
}

/** Everything else in the address (sort, open row, tab) stays as it is. */
export function writeFilters(
  definitions: readonly FilterDefinition[],
  values: FilterValues,
  search: URLSearchParams,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const { key } of definitions) {
    next.delete(key);
    for (const value of values[key] ?? []) next.append(key, value);
  }
  return next;
}

export function chipsOf(definitions: readonly FilterDefinition[], values: FilterValues): FilterChip[] {
  return definitions.flatMap((definition) =>
    (values[definition.key] ?? []).map((value) => ({
      key: definition.key,
      value,
      label: `${definition.label}: ${optionLabel(definition, value)}`,
    })),
  );
}

export function withoutChip(values: FilterValues, chip: Pick<FilterChip, 'key' | 'value'>): FilterValues {
  const { [chip.key]: given = [], ...rest } = values;
  const kept = given.filter((value) => value !== chip.value);
  return kept.length > 0 ? { ...rest, [chip.key]: kept } : rest;
}

/** A view is on when the filters are exactly its own, in any order. */
export function isSameFilters(one: FilterValues, other: FilterValues): boolean {
  const plain = (values: FilterValues) =>
    Object.entries(values)
      .filter(([, list]) => list.length > 0)
      .map(([key, list]) => `${key}=${[...list].sort().join(' ')}`)
      .sort()
      .join('&');
  return plain(one) === plain(other);
}

function isAllowed(definition: FilterDefinition, value: string): boolean {
  if (value === '') return false;
  if (definition.kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (definition.kind === 'text') return true;
  return definition.options?.some((option) => option.value === value) ?? false;
}

function optionLabel(definition: FilterDefinition, value: string): string {
  return definition.options?.find((option) => option.value === value)?.label ?? value;
}
