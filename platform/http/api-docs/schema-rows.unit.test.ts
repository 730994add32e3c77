import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Schema } from './document.ts';
import { schemaRows } from './schema-rows.ts';

const rowsOf = (schema: z.ZodType) => schemaRows(z.toJSONSchema(schema) as Schema);
const namesOf = (schema: z.ZodType) => rowsOf(schema).map(({ name }) => name);

describe('schemaRows', () => {
  it('names nested fields by their path', () => {
    const site = z.object({ id: z.uuid(), name: z.string() });
    expect(namesOf(z.object({ items: z.array(z.object({ site })), next: z.string().nullable() }))).toEqual([
      'items',
      'items[].site',
      'items[].site.id',
      'items[].site.name',
      'next',
    ]);
  });

  it('tells types in words', () => {
    const rows = rowsOf(
      z.object({
        id: z.uuid(),
        at: z.iso.datetime(),
        note: z.string().nullable(),
        state: z.enum(['draft', 'done']),
        counts: z.array(z.number()),
        kind: z.literal('import'),
      }),
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'UUID',
      'moment (ISO 8601)',
      'text or null',
      '"draft" or "done"',
      'list of number',
      '"import"',
    ]);
  });

  it('tells what is optional, the limits and the standard value', () => {
    const rows = rowsOf(
      z.object({ limit: z.int().min(1).max(200).default(50), after: z.string().max(9).optional() }),
    );
    expect(rows.find(({ name }) => name === 'limit')!.description).toBe(
      '(from 1, up to 200, 50 unless said)',
    );
    expect(rows.find(({ name }) => name === 'after')).toMatchObject({ required: false });
  });

  it('joins the fields of variants, each once', () => {
    const union = z.union([
      z.object({ kind: z.literal('a'), x: z.number() }),
      z.object({ kind: z.literal('b') }),
    ]);
    expect(namesOf(union)).toEqual(['kind', 'x']);
  });

  it('tells keys that are not fixed', () => {
    expect(namesOf(z.object({ permissions: z.record(z.string(), z.object({ all: z.boolean() })) }))).toEqual([
      'permissions',
      'permissions.{name}.all',
    ]);
  });

  it('ends in a schema that contains itself', () => {
    const node: z.ZodType = z.object({
      name: z.string(),
      get children() {
        return z.array(node);
      },
    });
    expect(rowsOf(node).length).toBeLessThan(50);
  });
});
