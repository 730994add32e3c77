import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { assignActivityIn, moveActivityIn, reportProgressIn } from '../commands/move-activity.ts';
import { Activity, ActivityMoveRequest, OwnerChange, ProgressReport } from '../contract.ts';
import { findActivity } from '../queries/find-activity.ts';
import { byId, notThere, read, tags, thenShow, todayAt } from './asked.ts';

/** What goes on with an activity from day to day. */
export function addActivityRoutes(app: App, services: Services): void {
  app.get(
    '/api/sites/:site/plan-activities/:id',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'An activity of a plan, what was reported on it and its history', params: byId },
        response: { 200: Activity },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.read((tx) => findActivity(tx, target, todayAt(services, request.site)));
      return found ?? reply.problem(notThere());
    },
  );
  app.post(
    '/api/sites/:site/plan-activities/:id/moves',
    {
      // Whose activity it is decides, not a permission of this route alone: the owner’s role may be any.
      config: read,
      schema: {
        ...{ tags, summary: 'Start, block, clear, finish or call off an activity', params: byId },
        ...{ body: ActivityMoveRequest, response: { 200: Activity } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, moveActivityIn(tx, target, request.body), (tx) =>
          findActivity(tx, target, todayAt(services, request.site)),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/plan-activities/:id/progress',
    {
      config: { needs: { permission: 'planning.report' } },
      schema: {
        ...{ tags, summary: 'Report how an activity goes', params: byId },
        ...{ body: ProgressReport, response: { 200: Activity } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, reportProgressIn(tx, target, request.body), (tx) =>
          findActivity(tx, target, todayAt(services, request.site)),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/plan-activities/:id/owner',
    {
      config: { needs: { permission: 'planning.write' } },
      schema: {
        ...{ tags, summary: 'Give an activity to someone', params: byId },
        ...{ body: OwnerChange, response: { 200: Activity } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, assignActivityIn(tx, target, request.body.ownerId), (tx) =>
          findActivity(tx, target, todayAt(services, request.site)),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
