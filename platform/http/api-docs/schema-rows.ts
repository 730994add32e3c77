import type { Schema } from './document.ts';

export type SchemaRow = { name: string; type: string; required: boolean; description: string };

type Definitions = (ref: string) => Schema | undefined;
type Place = { name: string; required: boolean; depth: number };

const DEEPEST = 6;

/** A schema as a flat table: `items[].site.name`. */
export function schemaRows(schema: Schema, definitions: Definitions = () => undefined): SchemaRow[] {
  const rows = rowsAt(schema, { name: '', required: true, depth: 0 }, localFirst(schema, definitions));
  return rows.length > 1 ? rows.filter(({ name }) => name !== '') : rows;
}

function localFirst(schema: Schema, definitions: Definitions): Definitions {
  return (ref) => schema.$defs?.[ref.split('/').at(-1)!] ?? definitions(ref);
}

function rowsAt(given: Schema, place: Place, definitions: Definitions): SchemaRow[] {
  const schema = resolved(given, definitions);
  const variants = (schema.anyOf ?? schema.oneOf ?? []).map((variant) => resolved(variant, definitions));
  const { name, required, depth } = place;
  const description = [given.description ?? schema.description, limitsOf(schema)].filter(Boolean).join(' ');
  const own = { name, type: typeWords(schema, definitions), required, description };
  if (depth === DEEPEST) return [own];
  const inside = [schema, ...(schema.allOf ?? []), ...variants].flatMap((part) =>
    partsOf(resolved(part, definitions), place, definitions),
  );
  return [own, ...onceEach(inside)];
}

function partsOf(schema: Schema, { name, depth }: Place, definitions: Definitions): SchemaRow[] {
  const dot = name === '' ? '' : '.';
  const named = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const required = schema.required?.includes(key) ?? false;
    return rowsAt(part, { name: `${name}${dot}${key}`, required, depth: depth + 1 }, definitions);
  });
  const nested: [string, Schema | undefined][] = [
    ['[]', schema.items],
    [
      `${dot}{name}`,
      typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined,
    ],
  ];
  const others = nested.flatMap(([suffix, part]) =>
    part === undefined
      ? []
      : rowsAt(part, { name: `${name}${suffix}`, required: true, depth: depth + 1 }, definitions).slice(1),
  );
  return [...named, ...others];
}

/** Variants of one thing share most of their fields. */
function onceEach(rows: SchemaRow[]): SchemaRow[] {
  return [...new Map(rows.map((row) => [row.name, row])).values()];
}

function resolved(schema: Schema, definitions: Definitions): Schema {
  return (schema.$ref && definitions(schema.$ref)) || schema;
}

export function typeWords(given: Schema, definitions: Definitions = () => undefined): string {
  const schema = resolved(given, definitions);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map((variant) => typeWords(variant, definitions)))].join(' or ');
  if (schema.type === 'array')
    return `list of ${schema.items ? typeWords(schema.items, definitions) : 'anything'}`;
  const types = [schema.type ?? (schema.properties ? 'object' : 'anything')].flat();
  return types.map((type) => typeWord(type, schema.format)).join(' or ');
}

const FORMATS: Record<string, string> = {
  'date-time': 'moment (ISO 8601)',
  date: 'day (ISO 8601)',
  uuid: 'UUID',
  email: 'e-mail address',
  uri: 'address',
  binary: 'file',
};

const TYPES: Record<string, string> = { string: 'text', integer: 'whole number', boolean: 'true or false' };

function typeWord(type: string, format: string | undefined): string {
  return (type === 'string' && format && FORMATS[format]) || TYPES[type] || type;
}

function limitsOf({ minimum, maximum, minLength, maxLength, default: standard }: Schema): string {
  const isBound = (value: number | undefined) =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  const limits = [
    isBound(minimum) && `from ${minimum}`,
    isBound(maximum) && `up to ${maximum}`,
    minLength !== undefined && minLength > 1 && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    standard !== undefined && `${JSON.stringify(standard)} unless said`,
  ].filter(Boolean);
  return limits.length > 0 ? `(${limits.join(', ')})` : '';
}
