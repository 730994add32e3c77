import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';

export const forms = ['api', 'csv', 'nibrs', 'replay'] as const;
export type Form = (typeof forms)[number];
export const formLabels: Record<Form, string> = {
  api: 'From a system',
  csv: 'Table of events (CSV)',
  nibrs: 'NIBRS submission',
  replay: 'Rows told again',
};

export const MOST_EVENTS = 1_000;

const Source = z.string().regex(/^[a-z0-9-]{1,40}$/, 'Lower case letters, digits and hyphens, 40 at most');

/** What one event says. Kinds, keys and payloads are those of the legal record. */
export const ToldEvent = z.object({
  case: z.string().min(1).max(120),
  joins: z.string().min(1).max(120).optional(),
  sourceKey: z.string().min(1).max(120),
  revision: z.number().int().min(1).max(1_000_000).optional(),
  kind: z.string().max(60),
  effectiveAt: z.string().max(40),
  defendantKey: z.string().max(60).nullish(),
  chargeKey: z.string().max(60).nullish(),
  hearingKey: z.string().max(60).nullish(),
  payload: z.record(z.string(), z.unknown()).optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
});

export const EventsIn = z.object({
  source: Source,
  /** Needed only by those who record for several agencies. */
  agencyId: z.uuid().optional(),
  events: z.array(ToldEvent).min(1).max(MOST_EVENTS),
});

const Reason = z.object({
  field: z.string(),
  row: z.number().optional(),
  message: z.string(),
  mend: z.string(),
});
export type Reason = z.infer<typeof Reason>;

export const EventsTaken = z.object({
  delivery: z.object({ id: z.uuid(), number: z.string() }),
  recorded: z.number(),
  duplicate: z.number(),
  superseded: z.number(),
  setAside: z.number(),
  conflicts: z.number(),
  events: z.array(
    z.object({
      index: z.number(),
      sourceKey: z.string().nullable(),
      verdict: z.enum(['recorded', 'duplicate', 'superseded', 'set aside']),
      reasons: z.array(Reason),
    }),
  ),
});

export const Delivery = z.object({
  id: z.uuid(),
  number: z.string(),
  agency: z.string(),
  source: z.string(),
  form: z.enum(forms),
  fileName: z.string().nullable(),
  state: z.enum(['received', 'checked', 'applied', 'discarded', 'refused']),
  receivedAt: z.coerce.string(),
  receivedBy: z.string(),
  told: z.number(),
  recorded: z.number(),
  duplicate: z.number(),
  superseded: z.number(),
  setAside: z.number(),
  conflicts: z.number(),
});
export type Delivery = z.infer<typeof Delivery>;
export const deliveryList = pageOf(Delivery);
export const deliveryQuery = pageQuery;

export const DeliveryRecord = Delivery.extend({
  /** Where it says otherwise than what was known. */
  contradictions: z.array(
    z.object({ caseId: z.uuid(), caseNumber: z.string().nullable(), code: z.string(), words: z.string() }),
  ),
  /** Headings of the file that no column of ours is called. */
  ignored: z.array(z.string()).default([]),
});
export type DeliveryRecord = z.infer<typeof DeliveryRecord>;

export const FileQuery = z.object({
  form: z.enum(['csv', 'nibrs']),
  source: Source,
  agencyId: z.uuid().optional(),
});
export const FileKept = z.object({
  id: z.uuid(),
  number: z.string(),
  told: z.number(),
  unreadable: z.number(),
  ignored: z.array(z.string()),
});

export const SetAsideRow = z.object({
  id: z.uuid(),
  delivery: z.string(),
  source: z.string(),
  sourceKey: z.string().nullable(),
  case: z.string().nullable(),
  row: z.number().nullable(),
  told: z.record(z.string(), z.unknown()),
  reasons: z.array(Reason),
  setAsideAt: z.coerce.string(),
});
export type SetAsideRow = z.infer<typeof SetAsideRow>;
export const setAsideList = pageOf(SetAsideRow);
export const Mending = z.object({ told: z.record(z.string(), z.unknown()) });

export const WebhookInput = z.object({
  name: z.string().trim().min(3).max(100),
  url: z.string().max(500),
  kinds: z.array(z.string().max(60)).max(60).default([]),
  agencyId: z.uuid().optional(),
  /** The agency's machine client that it is told as; a machine that asks is itself. */
  clientId: z.uuid().optional(),
});
export const Webhook = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  client: z.string(),
  state: z.enum(['active', 'paused', 'ended']),
  createdAt: z.coerce.string(),
  waiting: z.number(),
  dead: z.number(),
  lastSentAt: z.coerce.string().nullable(),
  lastProblem: z.string().nullable(),
});
export type Webhook = z.infer<typeof Webhook>;
export const WebhookMade = z.object({ id: z.uuid(), secret: z.string() });

export const exportRecords = ['events', 'parts', 'charges', 'hearings', 'defendants'] as const;
export const ExportQuery = z.object({
  records: z.enum(exportRecords),
  format: z.enum(['jsonl', 'csv']).default('jsonl'),
});
