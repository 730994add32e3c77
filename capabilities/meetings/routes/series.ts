import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { calendarOfMeeting, calendarOfSeries } from '../calendar/meeting-calendar.ts';
import { changeSeriesIn } from '../commands/change-series.ts';
import { planOccurrenceIn } from '../commands/plan-next.ts';
import { Meeting, OccurrencePlan, Series, SeriesChange } from '../contract.ts';
import { meetingForCalendar, seriesForCalendar } from '../queries/calendar.ts';
import { findMeeting } from '../queries/find-meeting.ts';
import { findSeries } from '../queries/series.ts';
import { byId, notFound, tags, thenShow } from './shared.ts';

const path = '/api/sites/:site/meeting-series/:id';
const read = { needs: { permission: 'meetings.read' } } as const;
const write = { needs: { permission: 'meetings.write' } } as const;
const CALENDAR = 'text/calendar; charset=utf-8';

export function addSeriesRoutes(app: App, services: Services): void {
  addSeries(app, services);
  addCalendars(app, services);
}

function addSeries(app: App, { clock }: Services): void {
  app.get(
    path,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A series of meetings with its coming days', params: byId },
        response: { 200: Series },
      },
    },
    async (request, reply) =>
      (await request.read((tx) => findSeries(tx, request.site, request.params.id, clock.now()))) ??
      reply.problem(notFound),
  );
  app.put(
    path,
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Change what a series is called, where it meets, or its last day' },
        ...{ params: byId, body: SeriesChange, response: { 200: Series } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const { id } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(changeSeriesIn(tx, { siteId: site.id, id }, body), () =>
          findSeries(tx, site, id, clock.now()),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/occurrences`,
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Make one day of a series a meeting: to prepare, move or call off' },
        ...{ params: byId, body: OccurrencePlan, response: { 201: Meeting } },
      },
    },
    async (request, reply) => {
      const { site } = request;
      const now = clock.now();
      const occurrence = { seriesId: request.params.id, day: request.body.day };
      const outcome = await request.write((tx) =>
        thenShow(planOccurrenceIn(tx, site, occurrence, now.getUTCFullYear()), (id) =>
          findMeeting(tx, site, id, now),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

function addCalendars(app: App, { clock, config }: Services): void {
  const { publicUrl } = config;
  app.get(
    '/api/sites/:site/meetings/:id/meeting.ics',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A meeting for one’s calendar', params: byId },
        response: { 200: answerOf('text/calendar', 'The meeting as iCalendar') },
      },
    },
    async (request, reply) => {
      const { site, params } = request;
      const meeting = await request.read((tx) => meetingForCalendar(tx, { site, publicUrl }, params.id));
      if (!meeting) return reply.problem(notFound);
      return reply
        .type(CALENDAR)
        .header('content-disposition', 'attachment; filename="meeting.ics"')
        .send(calendarOfMeeting(site.timeZone, meeting));
    },
  );
  app.get(
    `${path}/series.ics`,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A series of meetings for one’s calendar', params: byId },
        response: { 200: answerOf('text/calendar', 'The series as iCalendar') },
      },
    },
    async (request, reply) => {
      const { site, params } = request;
      const series = await request.read((tx) => seriesForCalendar(tx, { site, publicUrl }, params.id));
      if (!series) return reply.problem(notFound);
      return reply
        .type(CALENDAR)
        .header('content-disposition', 'attachment; filename="meetings.ics"')
        .send(calendarOfSeries(site.timeZone, series, clock.now()));
    },
  );
}
