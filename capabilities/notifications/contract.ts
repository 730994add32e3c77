import { z } from 'zod';

export const Channel = z.enum(['in-app', 'daily', 'weekly', 'none']);
export type Channel = z.infer<typeof Channel>;

export const newsKinds = ['due', 'waiting', 'changed'] as const;
export const NewsKind = z.enum(newsKinds);
export type NewsKind = z.infer<typeof NewsKind>;

/** How pressing a record was when it was told of. */
export const stages = ['changed', 'open', 'due', 'late'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

const hour = z.number().int().min(0).max(23);

export const TimeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, 'Choose a time zone by its name, like America/Chicago.');

/** When mail comes: all hours are of the clock in the person's own zone. */
export const Rhythm = z.object({
  timeZone: TimeZone,
  digestHour: hour,
  /** 1 is Monday. */
  weeklyDay: z.number().int().min(1).max(7),
  quiet: z.object({ from: hour, to: hour }).nullable(),
});
export type Rhythm = z.infer<typeof Rhythm>;

export const Preferences = z.object({
  digestOn: z.boolean(),
  rhythm: Rhythm,
  kinds: z.array(
    z.object({
      key: NewsKind,
      label: z.string(),
      meaning: z.string(),
      offered: z.array(Channel),
      channel: Channel,
    }),
  ),
});
export type Preferences = z.infer<typeof Preferences>;

export const PreferencesChange = z.strictObject({
  digestOn: z.boolean(),
  rhythm: Rhythm,
  choices: z.strictObject({ due: Channel, waiting: Channel, changed: Channel }),
});
export type PreferencesChange = z.infer<typeof PreferencesChange>;

export const DigestItem = z.object({
  recordId: z.uuid(),
  workflow: z.string(),
  kind: NewsKind,
  stage: Stage,
  since: z.iso.datetime(),
  number: z.string().nullable(),
  title: z.string(),
  next: z.string(),
  to: z.string(),
  siteName: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
});
export type DigestItem = z.infer<typeof DigestItem>;

/** What today's digest would hold if it left now. */
export const DigestPreview = z.object({
  day: z.iso.date(),
  items: z.array(DigestItem),
  /** How many records it leaves out because an earlier digest told of them and nothing has changed since. */
  toldBefore: z.number().int(),
  /** The digest of this day has left already; what is new since comes with the next one. */
  alreadySentAt: z.iso.datetime().nullable(),
  subject: z.string(),
  text: z.string(),
});
export type DigestPreview = z.infer<typeof DigestPreview>;

export const Feed = z.object({
  id: z.uuid(),
  name: z.string(),
  site: z.object({ slug: z.string(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Feed = z.infer<typeof Feed>;
export const FeedList = z.object({ items: z.array(Feed) });

export const FeedDraft = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name.').max(80),
  /** The slug of a site; without it, one's own due dates. */
  site: z.string().max(100).nullable().default(null),
});
export type FeedDraft = z.infer<typeof FeedDraft>;

export const NewFeed = z.object({
  id: z.uuid(),
  url: z.string().describe('What a calendar program reads. It is shown this once.'),
  expiresAt: z.iso.datetime(),
});
export type NewFeed = z.infer<typeof NewFeed>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
