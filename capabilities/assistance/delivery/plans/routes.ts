import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { byId, follows, needs, notFound, tags, thenShow } from '../route-parts.ts';
import {
  MilestoneReached,
  WorkPlan,
  WorkPlanChange,
  WorkPlanDraft,
  WorkPlanMoveRequest,
} from './contract.ts';
import { findPlan } from './find-plan.ts';
import { movePlanIn, reachMilestoneIn } from './move-plan.ts';
import { changePlanIn, writePlanIn } from './write-plan.ts';

const path = '/api/sites/:site/assistance/work-plans/:id';

export function addPlanRoutes(app: App, services: Services): void {
  addWriting(app, services);
  addMoving(app, services);
}

function addWriting(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/assistance/requests/:id/work-plan',
    {
      config: needs('assistance.deliver'),
      schema: {
        tags,
        summary: 'Write the work plan of a request',
        params: byId,
        body: WorkPlanDraft,
        response: { 201: WorkPlan },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(writePlanIn(tx, { siteId, id: request.params.id }, request.body, year), (id) =>
          findPlan(tx, { siteId, id }),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    path,
    {
      config: needs('assistance.deliver'),
      schema: {
        tags,
        summary: 'Change a work plan that is in its providers’ hands',
        params: byId,
        body: WorkPlanChange,
        response: { 200: WorkPlan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(changePlanIn(tx, target, request.body), () => findPlan(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addMoving(app: App, { clock }: Services): void {
  app.get(
    path,
    {
      config: follows,
      schema: {
        tags,
        summary: 'A work plan, with what was reached and spent',
        params: byId,
        response: { 200: WorkPlan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findPlan(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.post(
    `${path}/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: follows,
      schema: {
        tags,
        summary: 'Submit, agree, approve or return a work plan',
        params: byId,
        body: WorkPlanMoveRequest,
        response: { 200: WorkPlan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(movePlanIn(tx, target, request.body, clock.now()), () => findPlan(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/milestones/:milestoneId`,
    {
      config: needs('assistance.deliver'),
      schema: {
        tags,
        summary: 'Say that a milestone was reached',
        params: byId.extend({ milestoneId: z.uuid() }),
        body: MilestoneReached,
        response: { 200: WorkPlan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const { milestoneId } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(reachMilestoneIn(tx, target, milestoneId, request.body.doneOn), () => findPlan(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
