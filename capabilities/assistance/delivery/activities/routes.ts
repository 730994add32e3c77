import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { byId, follows, needs, notFound, tags, thenShow } from '../route-parts.ts';
import { answerReportIn, moveActivityIn, submitReportIn } from './answer-report.ts';
import {
  Activity,
  ActivityChange,
  ActivityDraft,
  ActivityMoveRequest,
  ReportAnswer,
  ReportSubmission,
  SessionDraft,
} from './contract.ts';
import { findActivity } from './find-activity.ts';
import { noteSessionIn, removeSessionIn } from './note-session.ts';
import { changeActivityIn, planActivityIn } from './plan-activity.ts';

const path = '/api/sites/:site/assistance/activities/:id';
const deliver = needs('assistance.deliver');

export function addActivityRoutes(app: App, services: Services): void {
  addPlanning(app, services);
  addSessions(app, services);
  addReport(app);
}

function addPlanning(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/assistance/requests/:id/activities',
    {
      config: deliver,
      schema: {
        tags,
        summary: 'Plan an activity',
        params: byId,
        body: ActivityDraft,
        response: { 201: Activity },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(planActivityIn(tx, { siteId, id: request.params.id }, request.body, year), (id) =>
          findActivity(tx, { siteId, id }),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.get(
    path,
    {
      config: follows,
      schema: {
        tags,
        summary: 'An activity, its sessions and its report',
        params: byId,
        response: { 200: Activity },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findActivity(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.put(
    path,
    {
      config: deliver,
      schema: {
        tags,
        summary: 'Change an activity, or write its report',
        params: byId,
        body: ActivityChange,
        response: { 200: Activity },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(changeActivityIn(tx, target, request.body), () => findActivity(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addSessions(app: App, { clock }: Services): void {
  app.post(
    `${path}/sessions`,
    {
      config: deliver,
      schema: {
        tags,
        summary: 'Note a session that was held, with its attendance',
        params: byId,
        body: SessionDraft,
        response: { 201: Activity },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const when = { timeZone: request.site.timeZone, now: clock.now() };
      const outcome = await request.write((tx) =>
        thenShow(noteSessionIn(tx, target, request.body, when), () => findActivity(tx, target)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/sessions/:sessionId/remove`,
    {
      config: deliver,
      schema: {
        tags,
        summary: 'Remove a session that was noted by mistake',
        params: byId.extend({ sessionId: z.uuid() }),
        response: { 200: Activity },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(removeSessionIn(tx, target, request.params.sessionId), () => findActivity(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addReport(app: App): void {
  app.post(
    `${path}/report`,
    {
      config: deliver,
      schema: {
        tags,
        summary: 'Submit the report of an activity to everyone who is to agree',
        params: byId,
        body: ReportSubmission,
        response: { 200: Activity },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(submitReportIn(tx, target, request.body.approverIds), () => findActivity(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/report/answers`,
    {
      config: needs('assistance.review-delivery'),
      schema: {
        tags,
        summary: 'Agree with a report, or say that it needs action',
        params: byId,
        body: ReportAnswer,
        response: { 200: Activity },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(answerReportIn(tx, target, request.body), () => findActivity(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: follows,
      schema: {
        tags,
        summary: 'Open an approved report again, or call the activity off',
        params: byId,
        body: ActivityMoveRequest,
        response: { 200: Activity },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(moveActivityIn(tx, target, request.body), () => findActivity(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
