import { z } from 'zod';
import { ColumnMapping } from '../mapping/contract.ts';
import { SourceOrigin } from '../origin/contract.ts';
import { count, id } from '../shapes/contract.ts';

export const layers = ['confirmed_shooting', 'gunshot_sensor_alert', 'call_for_service'] as const;
export const Layer = z.enum(layers);
export type Layer = z.infer<typeof Layer>;
export const ImportMode = z.enum(['full_extract', 'append']);
export type ImportMode = z.infer<typeof ImportMode>;

export const Grouping = z.object({
  metres: z.number().min(1).max(1000),
  minutes: z.number().min(0).max(10080),
});

export const SourceDraft = z.object({
  name: z.string().trim().min(1).max(120),
  layer: Layer,
  mode: ImportMode.default('full_extract'),
  grouping: Grouping.default({ metres: 25, minutes: 60 }),
  mapping: ColumnMapping.nullable().default(null),
  origin: SourceOrigin.optional(),
});
export type SourceDraft = z.infer<typeof SourceDraft>;

/** A source's layer never changes: its versions would then say different things under one name. */
export const SourceChange = SourceDraft.omit({ layer: true }).partial();
export type SourceChange = z.infer<typeof SourceChange>;

export const Source = z.object({
  id,
  name: z.string(),
  layer: Layer,
  mode: ImportMode,
  grouping: Grouping,
  mapping: ColumnMapping.nullable(),
  origin: SourceOrigin,
  currentVersion: count,
  openImport: z.object({ id, number: z.string(), state: z.string() }).nullable(),
});
export type Source = z.infer<typeof Source>;

export const flagFields = ['reportNumber', 'block', 'district'] as const;
export const flagOperators = ['equals', 'one-of', 'starts-with', 'digits-exactly'] as const;
export const flagEffects = ['exclude', 'flag'] as const;

/** Which rows are left out of analyses, or only marked, and why. Fields are places and numbers, never a person. */
export const FlagRuleDraft = z
  .object({
    field: z.enum(flagFields),
    operator: z.enum(flagOperators),
    values: z.array(z.string().trim().min(1).max(200)).min(1).max(200),
    effect: z.enum(flagEffects),
    reason: z.string().trim().min(1).max(500),
  })
  .refine((rule) => rule.operator !== 'digits-exactly' || /^[1-9]\d?$/.test(rule.values[0]!), {
    path: ['values'],
    message: 'Give the number of digits, for example 4.',
  });
export type FlagRuleDraft = z.infer<typeof FlagRuleDraft>;

export const FlagRule = z.object({
  id,
  field: z.enum(flagFields),
  operator: z.enum(flagOperators),
  values: z.array(z.string()),
  effect: z.enum(flagEffects),
  reason: z.string(),
  createdAt: z.coerce.string(),
  createdBy: z.string().nullable(),
});
export type FlagRule = z.infer<typeof FlagRule>;

export const SourceList = z.object({ items: z.array(Source) });
export const FlagRuleList = z.object({ items: z.array(FlagRule) });
