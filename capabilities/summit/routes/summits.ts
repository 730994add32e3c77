import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { addSessionIn, changeSessionIn } from '../commands/plan-session.ts';
import { changeSummitIn, moveSummitIn, planSummitIn } from '../commands/plan-summit.ts';
import {
  Leadership,
  SessionChange,
  SessionDraft,
  SessionOfSummit,
  Summit,
  SummitChange,
  SummitDraft,
  SummitMoveRequest,
  summits,
} from '../contract.ts';
import { leadershipSummary } from '../leadership/summary.ts';
import { findSession, findSummit, listSummits } from '../queries/summits.ts';
import { byId, notFound, read, run, tags, thenShow } from './shared.ts';

const bySession = z.object({ id: z.uuid(), session: z.uuid() });

export function addSummitRoutes(app: App, services: Services): void {
  addReading(app, services);
  addPlanning(app, services);
  addSessions(app, services);
}

function addReading(app: App, { clock }: Services): void {
  app.get(
    '/api/summits',
    { config: read, schema: { tags, summary: 'The summits, the latest first', response: { 200: summits } } },
    (request) => request.read(async (tx) => ({ items: await listSummits(tx) })),
  );
  app.get(
    '/api/summits/:id',
    {
      config: read,
      schema: { tags, summary: 'A summit with its sessions', params: byId, response: { 200: Summit } },
    },
    async (request, reply) =>
      (await request.read((tx) => findSummit(tx, request.params.id, clock.now()))) ?? reply.problem(notFound),
  );
  app.get(
    '/api/summits/:id/summary',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Attendance and commitments of a summit, over the sites that one sees' },
        ...{ params: byId, response: { 200: Leadership } },
      },
    },
    async (request, reply) =>
      (await request.read((tx) => leadershipSummary(tx, request.params.id))) ?? reply.problem(notFound),
  );
  app.get(
    '/api/summit-sessions/:id',
    {
      config: read,
      schema: { tags, summary: 'A session of a summit', params: byId, response: { 200: SessionOfSummit } },
    },
    async (request, reply) =>
      (await request.read((tx) => findSession(tx, request.params.id, clock.now()))) ??
      reply.problem(notFound),
  );
}

function addPlanning(app: App, { clock }: Services): void {
  app.post(
    '/api/summits',
    {
      config: run,
      schema: { tags, summary: 'Plan a summit', body: SummitDraft, response: { 201: Summit } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(planSummitIn(tx, request.body), (id) => findSummit(tx, id, clock.now())),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/summits/:id',
    {
      config: run,
      schema: {
        ...{ tags, summary: 'Change a summit’s days, place or seats', params: byId },
        ...{ body: SummitChange, response: { 200: Summit } },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(changeSummitIn(tx, id, request.body), () => findSummit(tx, id, clock.now())),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/summits/:id/moves',
    {
      config: run,
      schema: {
        ...{ tags, summary: 'Open registration, begin or close a summit', params: byId },
        ...{ body: SummitMoveRequest, response: { 200: Summit } },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(moveSummitIn(tx, id, request.body.move), () => findSummit(tx, id, clock.now())),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addSessions(app: App, { clock }: Services): void {
  app.post(
    '/api/summits/:id/sessions',
    {
      config: run,
      schema: {
        ...{ tags, summary: 'Plan a session', params: byId, body: SessionDraft },
        response: { 201: SessionOfSummit },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(addSessionIn(tx, request.params.id, request.body), (id) => findSession(tx, id, clock.now())),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/summits/:id/sessions/:session',
    {
      config: run,
      schema: {
        ...{ tags, summary: 'Change a session', params: bySession },
        ...{ body: SessionChange, response: { 200: SessionOfSummit } },
      },
    },
    async (request, reply) => {
      const { id: eventId, session: id } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(changeSessionIn(tx, { eventId, id }, request.body), () => findSession(tx, id, clock.now())),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
