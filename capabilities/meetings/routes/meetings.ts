import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { callMeetingIn } from '../commands/call-meeting.ts';
import { changeMeetingIn } from '../commands/keep-meeting.ts';
import { moveMeetingIn } from '../commands/move-meeting.ts';
import {
  Meeting,
  MeetingChange,
  MeetingDraft,
  MeetingMoveRequest,
  meetingList,
  meetingQuery,
  Overview,
} from '../contract.ts';
import { findMeeting } from '../queries/find-meeting.ts';
import { listMeetings } from '../queries/meetings.ts';
import { meetingsOverview } from '../queries/overview.ts';
import { byId, notFound, ofSite, tags, thenShow } from './shared.ts';

const read = { needs: { permission: 'meetings.read' } } as const;
const write = { needs: { permission: 'meetings.write' } } as const;

export function addMeetingRoutes(app: App, services: Services): void {
  addReading(app, services);
  addCalling(app, services);
  addChanging(app, services);
}

function addReading(app: App, { clock }: Services): void {
  app.get(
    '/api/sites/:site/meetings-overview',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'The next meeting of a site and its open actions' },
        ...{ params: ofSite, response: { 200: Overview } },
      },
    },
    (request) => request.read((tx) => meetingsOverview(tx, request.site, clock.now())),
  );
  app.get(
    '/api/sites/:site/meetings',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A site’s meetings, the latest first', params: ofSite },
        ...{ querystring: meetingQuery, response: { 200: meetingList } },
      },
    },
    (request) => request.read((tx) => listMeetings(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/meetings/:id',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A meeting with its agenda, attendance, decisions and actions' },
        ...{ params: byId, response: { 200: Meeting } },
      },
    },
    async (request, reply) =>
      (await request.read((tx) => findMeeting(tx, request.site, request.params.id, clock.now()))) ??
      reply.problem(notFound),
  );
}

function addCalling(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/meetings',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Call a meeting, once or as the first of a series', params: ofSite },
        ...{ body: MeetingDraft, response: { 201: Meeting } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const now = clock.now();
      const outcome = await request.write((tx) =>
        thenShow(callMeetingIn(tx, site, body, now.getUTCFullYear()), (id) => findMeeting(tx, site, id, now)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

function addChanging(app: App, { clock }: Services): void {
  app.put(
    '/api/sites/:site/meetings/:id',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Change when, where and what a meeting is for', params: byId },
        ...{ body: MeetingChange, response: { 200: Meeting } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const { id } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(changeMeetingIn(tx, site, id, body), () => findMeeting(tx, site, id, clock.now())),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/meetings/:id/moves',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Mark a meeting as held, or call it off', params: byId },
        ...{ body: MeetingMoveRequest, response: { 200: Meeting } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const { id } = request.params;
      const now = clock.now();
      const outcome = await request.write((tx) =>
        thenShow(moveMeetingIn(tx, site, id, body, now), () => findMeeting(tx, site, id, now)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
