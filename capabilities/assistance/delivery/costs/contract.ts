import { z } from 'zod';
import { Cents, CostKind } from '../plans/contract.ts';

export const CostDraft = z.strictObject({
  kind: CostKind,
  cents: Cents,
  incurredOn: z.iso.date(),
  note: z.string().trim().min(3).max(500),
  activityId: z.uuid().nullable().default(null),
});
export type CostDraft = z.infer<typeof CostDraft>;
export const CostTakenBack = z.strictObject({ reason: z.string().trim().min(5).max(500) });

export const Cost = z.object({
  id: z.uuid(),
  kind: CostKind,
  cents: z.number().int(),
  incurredOn: z.iso.date(),
  note: z.string(),
  activityNumber: z.string().nullable(),
  recordedBy: z.string(),
  takenBackBecause: z.string().nullable(),
});
export type Cost = z.infer<typeof Cost>;
