import { z } from 'zod';

/** The first piece of an archive: what a restore must know before it loads anything. */
export const openingSchema = z.object({
  product: z.literal('psp'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});

/** The last piece: what was written. An archive without it was cut off. */
export const closingSchema = z.object({
  tables: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  files: z.array(z.string()),
});

export type Opening = z.infer<typeof openingSchema>;
export type Closing = z.infer<typeof closingSchema>;

export const OPENING = 'opening.json';
export const CLOSING = 'closing.json';
