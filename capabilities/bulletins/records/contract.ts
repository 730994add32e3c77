import { z } from 'zod';
import { type HistoryStep, historyStep, pageOf, pageQuery } from '#platform/http/contract.ts';
import { BulletinContent, BulletinDocument } from '../document/contract.ts';
import { Day, FalseAlarms, Week } from '../figures/contract.ts';

export type Transition = HistoryStep;

const count = z.number().int().nonnegative();

const reason = z.string().max(1000).optional();

export const BulletinState = z.enum(['drafted', 'in-review', 'sent', 'withdrawn']);
export const BulletinSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: BulletinState,
  stateSince: z.iso.datetime(),
  weekFrom: Day,
  weekTo: Day,
  headline: z.string(),
  dataLabel: z.string(),
  corrects: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
});
export type BulletinSummary = z.infer<typeof BulletinSummary>;
export const bulletinList = pageOf(BulletinSummary);
export const bulletinListQuery = pageQuery.extend({
  state: z.union([BulletinState, z.array(BulletinState)]).optional(),
});

export const Bulletin = BulletinSummary.extend({
  content: BulletinContent,
  document: BulletinDocument,
  emailText: z.string(),
  /** The words a person wrote; null where the figures speak for themselves. */
  ownHeadline: z.string().nullable(),
  revision: z.number().int(),
  contentHash: z.string().nullable(),
  subscribers: count,
  delivered: count,
  /** The moves that the person asking has made on it; `create` for writing its words. */
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Bulletin = z.infer<typeof Bulletin>;

export const BulletinWords = z.strictObject({
  headline: z
    .string()
    .trim()
    .max(200)
    .transform((text) => (text === '' ? null : text))
    .refine((text) => text === null || text.length >= 10, 'Write at least ten letters, or leave it empty.')
    .nullable(),
  note: z
    .string()
    .trim()
    .max(4000)
    .transform((text) => (text === '' ? null : text))
    .nullable(),
  revision: z
    .number()
    .int()
    .describe('The revision you changed; newer data or a colleague may have come first.'),
});
export type BulletinWords = z.infer<typeof BulletinWords>;
export const BulletinMoveRequest = z.strictObject({
  move: z.enum(['submit', 'send', 'return', 'withdraw']),
  reason,
});
export const DraftAsked = z.object({ asked: z.literal(true) });

export const AlertState = z.enum(['raised', 'explained', 'dismissed', 'closed']);
export const AlertSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: AlertState,
  stateSince: z.iso.datetime(),
  seriesLabel: z.string(),
  direction: z.enum(['above', 'below']),
  firstWeek: Day,
  lastWeek: Day,
  count,
  low: count,
  high: count,
  raisedAt: z.iso.datetime(),
  /** The first week in which the series was back within its band. */
  backWeek: Day.nullable(),
  explanation: z.string().nullable(),
});
export type AlertSummary = z.infer<typeof AlertSummary>;
export const alertList = pageOf(AlertSummary);
export const alertListQuery = pageQuery.extend({
  state: z.union([AlertState, z.array(AlertState)]).optional(),
});
export const Alert = AlertSummary.extend({
  expected: z.number(),
  level: z.number(),
  falseAlarms: FalseAlarms,
  falseAlarmWords: z.string(),
  weeks: z.array(Week),
  dataLabel: z.string(),
  explainedBy: z.string().nullable(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type Alert = z.infer<typeof Alert>;
export const AlertMoveRequest = z.strictObject({ move: z.enum(['explain', 'dismiss', 'close']), reason });

export const Subscription = z.object({
  subscribed: z.boolean(),
  since: z.iso.datetime().nullable(),
  email: z.string().nullable(),
  subscribers: count,
});
export type Subscription = z.infer<typeof Subscription>;
export const SubscriptionChange = z.strictObject({ subscribed: z.boolean() });

/** What is watched, by which rule, and how often the rule is wrong: from the newest bulletin. */
export const WatchedRule = z.object({
  key: z.string(),
  label: z.string(),
  weeklyMean: z.number(),
  level: z.number(),
  low: count,
  high: count,
  falseAlarms: FalseAlarms,
});
export const Watch = z.object({
  measuredWith: z.object({ number: z.string(), dataLabel: z.string(), week: Day }).nullable(),
  series: z.array(WatchedRule),
  /** Of all series together, in a year in which nothing changes. */
  falseAlarmsTogether: z.number(),
});
export type Watch = z.infer<typeof Watch>;
