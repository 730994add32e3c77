import { z } from 'zod';
import { allStages } from '../clock/contract.ts';

/** Fewer than these say little: a report says so beside the figure. */
export const FEW = 10;

const half = z.string().regex(/^\d{4}-H[12]$/);
export const reportQuery = z.object({
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  site: z.string().max(80).optional(),
});
export type ReportQuery = z.infer<typeof reportQuery>;
export const activityQuery = z.object({ half, site: z.string().max(80).optional() });
export type ActivityQuery = z.infer<typeof activityQuery>;

/** Business minutes, without pauses; those not there yet are censored. */
export const StageTimes = z.object({
  stage: z.enum(allStages),
  count: z.number().int(),
  happened: z.number().int(),
  median: z.number().nullable(),
  ninetieth: z.number().nullable(),
});

export const TimesOfGroup = z.object({ group: z.string(), few: z.boolean(), stages: z.array(StageTimes) });
export type TimesOfGroup = z.infer<typeof TimesOfGroup>;

export const ProviderLoad = z.object({
  provider: z.string(),
  open: z.number().int(),
  delivering: z.number().int(),
  done: z.number().int(),
});

export const UnmetNeed = z.object({
  area: z.string(),
  asked: z.number().int(),
  declined: z.number().int(),
  withdrawn: z.number().int(),
  pastTarget: z.number().int(),
  missedTargets: z.number().int(),
});

export const AssistanceReport = z.object({
  at: z.iso.datetime(),
  requests: z.number().int(),
  byArea: z.array(TimesOfGroup),
  byProvider: z.array(TimesOfGroup),
  load: z.array(ProviderLoad),
  unmet: z.array(UnmetNeed),
});
export type AssistanceReport = z.infer<typeof AssistanceReport>;

export const ActivityLine = z.object({
  area: z.string(),
  received: z.number().int(),
  matched: z.number().int(),
  begun: z.number().int(),
  delivered: z.number().int(),
  closed: z.number().int(),
  declined: z.number().int(),
  withdrawn: z.number().int(),
  openAtEnd: z.number().int(),
  sites: z.number().int(),
});
export type ActivityLine = z.infer<typeof ActivityLine>;
export const ActivityReport = z.object({
  half,
  from: z.iso.date(),
  until: z.iso.date(),
  lines: z.array(ActivityLine),
  total: ActivityLine,
});
export type ActivityReport = z.infer<typeof ActivityReport>;
