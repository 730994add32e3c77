import { z } from 'zod';

/** What the shapes of this capability are made of; no shape itself. */
export const count = z.number().int().nonnegative();
export const maybeCount = count.nullable();
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const id = z.uuid();
