import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { reviewersOf } from './activities/find-activity.ts';
import { addActivityRoutes } from './activities/routes.ts';
import { CostDraft, CostTakenBack, Delivery, FollowUp, FollowUpAnswer, Reviewers } from './contract.ts';
import { recordCostIn, takeBackCostIn } from './costs/record-cost.ts';
import { addDeliverableRoutes } from './deliverables/routes.ts';
import { findDelivery } from './find-delivery.ts';
import { answerFollowUpIn, findFollowUp } from './follow-ups/answer.ts';
import { addPlanRoutes } from './plans/routes.ts';
import { byId, follows, needs, notFound, tags, thenShow } from './route-parts.ts';

export function addDeliveryRoutes(app: App, services: Services): void {
  addOverview(app);
  addPlanRoutes(app, services);
  addActivityRoutes(app, services);
  addDeliverableRoutes(app, services);
  addCosts(app);
  addFollowUps(app);
}

function addOverview(app: App): void {
  app.get(
    '/api/sites/:site/assistance/requests/:id/delivery',
    {
      config: follows,
      schema: {
        tags,
        summary: 'All that is delivered for a request',
        params: byId,
        response: { 200: Delivery },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findDelivery(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.get(
    '/api/sites/:site/assistance/reviewers',
    {
      config: needs('assistance.deliver'),
      schema: {
        tags,
        summary: 'Who may be asked to agree with a report',
        params: byId.omit({ id: true }),
        response: { 200: Reviewers },
      },
    },
    (request) => request.read(async (tx) => ({ items: await reviewersOf(tx, request.site.id) })),
  );
}

function addCosts(app: App): void {
  app.post(
    '/api/sites/:site/assistance/requests/:id/costs',
    {
      config: needs('assistance.deliver'),
      schema: {
        tags,
        summary: 'Record a cost against the approved budget',
        params: byId,
        body: CostDraft,
        response: { 201: Delivery },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(recordCostIn(tx, target, request.body), () => findDelivery(tx, target)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/assistance/costs/:id/take-back',
    {
      config: needs('assistance.deliver'),
      schema: {
        tags,
        summary: 'Take a cost back, with the reason',
        params: byId,
        body: CostTakenBack,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) => takeBackCostIn(tx, target, request.body.reason));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );
}

function addFollowUps(app: App): void {
  const path = '/api/sites/:site/assistance/follow-ups/:id';
  app.get(
    path,
    {
      config: follows,
      schema: { tags, summary: 'A follow-up of assistance', params: byId, response: { 200: FollowUp } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findFollowUp(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.post(
    `${path}/answer`,
    {
      config: needs('assistance.answer-follow-up'),
      schema: {
        tags,
        summary: 'Say how satisfied the site is, or what came of it',
        params: byId,
        body: FollowUpAnswer,
        response: { 200: FollowUp },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(answerFollowUpIn(tx, target, request.body), () => findFollowUp(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
