import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#platform/clock/days.ts';
import { momentAt } from '#platform/clock/wall-clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import type { Site } from '#platform/http/app.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import type { MeetingDraft, Repeats } from '../contract.ts';
import { failWith } from '../errors.ts';
import { type Rule, startFits } from '../recurring/rule.ts';
import { meetingWorkflow } from '../states.ts';
import { tellIn } from './tell.ts';

export type SiteOfMeeting = Pick<Site, 'id' | 'timeZone'>;

/** Calls one meeting, or the first of a series. */
export async function callMeetingIn(
  tx: Tx,
  site: SiteOfMeeting,
  draft: MeetingDraft,
  year: number,
): Promise<Outcome<{ id: string }>> {
  const { repeats } = draft;
  if (repeats?.until && repeats.until < draft.day) return refuseUntil();
  if (repeats && !startFits(ruleOf(draft.day, repeats))) return refuseDay();
  const organizerId = await asking(tx);
  const series = repeats && (await openSeriesIn(tx, site, draft, repeats, organizerId));
  return succeed(await putMeetingIn(tx, site, { ...draft, organizerId, series }, year));
}

export type MeetingToPut = Pick<
  MeetingDraft,
  'title' | 'purpose' | 'day' | 'time' | 'minutes' | 'place' | 'link'
> & { organizerId: string | null; series: { id: string; day: Day } | null };

export async function putMeetingIn(
  tx: Tx,
  site: SiteOfMeeting,
  meeting: MeetingToPut,
  year: number,
): Promise<{ id: string; number: string }> {
  const put = { id: uuidv7(), number: await nextNumber(tx, 'MTG', year) };
  const startsAt = momentAt(meeting.day, meeting.time, site.timeZone);
  await sql`insert into meetings.meeting
      (id, site_id, number, title, purpose, starts_at, minutes, on_day, place, link, organizer_id, series_id, series_day)
    values (${put.id}, ${site.id}, ${put.number}, ${meeting.title}, ${meeting.purpose}, ${startsAt},
      ${meeting.minutes}, ${meeting.day}, ${meeting.place}, ${meeting.link}, ${meeting.organizerId},
      ${meeting.series?.id ?? null}, ${meeting.series?.day ?? null})`.execute(tx);
  await recordCreation(tx, meetingWorkflow, { id: put.id, siteId: site.id });
  await tellIn(
    tx,
    'meetings.called',
    { table: 'meeting', id: put.id, siteId: site.id },
    { number: put.number },
  );
  return put;
}

async function openSeriesIn(
  tx: Tx,
  site: SiteOfMeeting,
  draft: MeetingDraft,
  repeats: Repeats,
  organizerId: string | null,
): Promise<{ id: string; day: Day }> {
  const id = uuidv7();
  const { frequency, every, until } = repeats;
  const { ordinal } = ruleOf(draft.day, repeats);
  await sql`insert into meetings.series
      (id, site_id, title, purpose, place, link, organizer_id, frequency, every, ordinal, starts_on, until,
       starts_at, minutes)
    values (${id}, ${site.id}, ${draft.title}, ${draft.purpose}, ${draft.place}, ${draft.link}, ${organizerId},
      ${frequency}, ${every}, ${ordinal}, ${draft.day}, ${until}, ${draft.time}, ${draft.minutes})`.execute(
    tx,
  );
  return { id, day: draft.day };
}

function ruleOf(startsOn: Day, { frequency, every, ordinal, until }: Repeats): Rule {
  return { frequency, every, until, startsOn, ordinal: frequency === 'monthly' ? ordinal : null };
}

async function asking(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select access.person_id() as id`.execute(tx);
  return rows[0]!.id;
}

function refuseDay() {
  return failWith('meetings.not-a-day-of-the-series', {}, [
    {
      field: 'day',
      message: 'This day is not one that the series names.',
      mend: 'Choose the week of the month in which the day lies, or another day.',
    },
  ]);
}

function refuseUntil() {
  return failWith('meetings.not-a-day-of-the-series', {}, [
    {
      field: 'repeats.until',
      message: 'The series would end before its first meeting.',
      mend: 'Choose a later last day, or none.',
    },
  ]);
}
