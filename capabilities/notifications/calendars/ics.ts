import { createHash } from 'node:crypto';
import ical from 'ical-generator';
import type { CalendarEvent } from '#platform/http/capability.ts';
import type { ReadFeed } from './read-feed.ts';

const HOUR_SECONDS = 3600;

/** A calendar as programs read it (RFC 5545). The same events make the same bytes, so that the tag can say so. */
export function icsOf(
  { name, events }: ReadFeed,
  { publicUrl, now }: { publicUrl: string; now: Date },
): string {
  const calendar = ical({ name, prodId: { company: 'Public Safety Partnership', product: 'psp' } });
  calendar.ttl(HOUR_SECONDS);
  const host = new URL(publicUrl).host;
  const stamp = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  for (const event of [...events].sort(byUid)) {
    calendar.createEvent({
      id: `${event.uid}@${host}`,
      stamp,
      summary: event.title.replace(/\s+/g, ' ').trim(),
      url: `${publicUrl}/app${event.path}`,
      ...timesOf(event),
    });
  }
  return calendar.toString();
}

function timesOf(event: CalendarEvent) {
  return 'day' in event
    ? { start: new Date(`${event.day}T00:00:00Z`), allDay: true }
    : { start: event.start, end: event.end };
}

export function tagOf(ics: string): string {
  return `"${createHash('sha256').update(ics).digest('base64url').slice(0, 22)}"`;
}

function byUid(a: CalendarEvent, b: CalendarEvent): number {
  return a.uid.localeCompare(b.uid);
}
