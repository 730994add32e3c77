import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Gathering } from './contract.ts';

/** Events as a calendar takes them: the same id for each change, with a number that grows, and a cancellation as one. */
export function calendarFile(name: string, events: readonly Gathering[], origin: string): string {
  const calendar = ical({
    name,
    prodId: { company: 'Public Safety Partnership', product: 'Community events', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const event of events) {
    const address = `${origin}/app/community/events/${event.id}`;
    calendar.createEvent({
      id: `community-event-${event.id}`,
      sequence: event.revision,
      start: new Date(event.startsAt),
      end: new Date(event.endsAt),
      summary: event.title,
      description: [event.about, event.cancelledReason && `Cancelled: ${event.cancelledReason}`, address]
        .filter(Boolean)
        .join('\n\n'),
      location: event.place || event.joinUrl || null,
      url: event.joinUrl ?? address,
      status: event.cancelledReason === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
  }
  return calendar.toString();
}
