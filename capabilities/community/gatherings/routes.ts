import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { byId, needs, notFound, tags, thenShow } from '../routes.ts';
import { announceIn, cancelGatheringIn, changeGatheringIn } from './announce.ts';
import { calendarFile } from './calendar-file.ts';
import {
  Cancellation,
  Gathering,
  GatheringChange,
  GatheringDraft,
  gatheringList,
  gatheringListQuery,
} from './contract.ts';
import { findGathering, listGatherings } from './gatherings.ts';

const path = '/api/community/events';
const read = needs('community.read');
const convene = needs('community.convene');
const calendar = { 200: answerOf('text/calendar', 'A calendar file (iCalendar).') };

export function addGatheringRoutes(app: App, services: Services): void {
  addReading(app);
  addCalendars(app, services);
  addWriting(app, services);
}

function addReading(app: App): void {
  app.get(
    path,
    {
      config: read,
      schema: {
        tags,
        summary: 'Events of the communities',
        querystring: gatheringListQuery,
        response: { 200: gatheringList },
      },
    },
    (request) => request.read((tx) => listGatherings(tx, request.query)),
  );
  app.get(
    `${path}/:id`,
    {
      config: read,
      schema: { tags, summary: 'An event', params: byId, response: { 200: Gathering } },
    },
    async (request, reply) =>
      (await request.read((tx) => findGathering(tx, request.params.id))) ?? reply.problem(notFound),
  );
}

function addCalendars(app: App, { config }: Services): void {
  app.get(
    '/api/community/events.ics',
    {
      config: read,
      schema: {
        tags,
        summary: 'What is coming, as a calendar file',
        querystring: gatheringListQuery.pick({ coreArea: true }),
        response: calendar,
      },
    },
    async (request, reply) => {
      const { items } = await request.read((tx) =>
        listGatherings(tx, { ...request.query, when: 'coming', limit: 200 }),
      );
      const file = calendarFile('Community events', items, config.publicUrl);
      return reply.type('text/calendar; charset=utf-8').send(file);
    },
  );
  app.get(
    `${path}/:id/event.ics`,
    {
      config: read,
      schema: { tags, summary: 'An event as a calendar file', params: byId, response: calendar },
    },
    async (request, reply) => {
      const event = await request.read((tx) => findGathering(tx, request.params.id));
      if (!event) return reply.problem(notFound);
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', `attachment; filename="${event.number}.ics"`)
        .send(calendarFile(event.title, [event], config.publicUrl));
    },
  );
}

function addWriting(app: App, { clock }: Services): void {
  app.post(
    path,
    {
      config: convene,
      schema: { tags, summary: 'Announce an event', body: GatheringDraft, response: { 201: Gathering } },
    },
    async (request, reply) => {
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(announceIn(tx, request.body, year), (id) => findGathering(tx, id)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id`,
    {
      config: convene,
      schema: {
        tags,
        summary: 'Change an event that is to come',
        params: byId,
        body: GatheringChange,
        response: { 200: Gathering },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(changeGatheringIn(tx, request.params.id, request.body), (id) => findGathering(tx, id)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/cancellation`,
    {
      config: convene,
      schema: {
        tags,
        summary: 'Cancel an event, with the reason',
        params: byId,
        body: Cancellation,
        response: { 200: Gathering },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(cancelGatheringIn(tx, request.params.id, request.body.reason), (id) =>
          findGathering(tx, id),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
