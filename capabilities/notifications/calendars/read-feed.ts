import { sql } from 'kysely';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type {
  CalendarContribution,
  CalendarEvent,
  CalendarSpan,
  Services,
} from '#platform/http/capability.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import { mailableTitles } from '../queries/mailable-titles.ts';
import { ownDueDates, siteDueDates } from './due-dates.ts';
import { hashOfToken } from './token.ts';

const DAYS_BACK = 60;
const DAYS_AHEAD = 400;

export type CalendarSources = {
  workflows: readonly WorkflowDeclaration[];
  contributions: readonly CalendarContribution[];
};

export type ReadFeed = { name: string; events: CalendarEvent[] };

type FeedRow = { id: string; personId: string; name: string; siteId: string | null };

/** `null` for an address that is not known, has ended or was revoked, and for whom no longer may come in. */
export async function readFeed(
  { database, clock }: Services,
  token: string,
  sources: CalendarSources,
): Promise<ReadFeed | null> {
  const now = clock.now();
  const feed = await database.asSystem('a calendar program reads a feed', (tx) => useFeed(tx, token, now));
  if (!feed) return null;
  const today = dayIn('UTC', now);
  const span: CalendarSpan = {
    from: addDays(today, -DAYS_BACK),
    to: addDays(today, DAYS_AHEAD),
    ...(feed.siteId ? { siteId: feed.siteId } : {}),
  };
  // Read as the person at each reading: whoever lost a membership since has lost its events.
  const events = await database.as({ personId: feed.personId, readOnly: true }, (tx) =>
    eventsOf(tx, sources, span),
  );
  return { name: feed.name, events };
}

/** Notes the use to the quarter of an hour, so that an eager calendar does not write at each reading. */
async function useFeed(tx: Tx, token: string, now: Date): Promise<FeedRow | undefined> {
  const { rows } = await sql<FeedRow>`
    select f.id, f.person_id as "personId", f.name, f.site_id as "siteId"
    from notifications.feed f
    join identity.person p on p.id = f.person_id and p.status = 'active'
    where f.token_hash = ${hashOfToken(token)} and f.revoked_at is null and f.expires_at > ${now}`.execute(
    tx,
  );
  const feed = rows[0];
  if (!feed) return undefined;
  await sql`update notifications.feed set last_used_at = ${now}
    where id = ${feed.id} and coalesce(last_used_at < ${now}::timestamptz - interval '15 minutes', true)`.execute(
    tx,
  );
  return feed;
}

async function eventsOf(
  tx: Tx,
  { workflows, contributions }: CalendarSources,
  span: CalendarSpan,
): Promise<CalendarEvent[]> {
  const mailable = await mailableTitles(tx, workflows);
  if (span.siteId === undefined) return ownDueDates(tx, workflows, mailable);
  const due = await siteDueDates(tx, workflows, mailable, { ...span, siteId: span.siteId });
  const given: CalendarEvent[] = [];
  for (const contribution of contributions) given.push(...(await contribution.events(tx, span)));
  // What its capability gives with an hour is the same record as the day on which it is due.
  const paths = new Set(given.map(({ path }) => path));
  return [...given, ...due.filter(({ path }) => !paths.has(path))];
}
