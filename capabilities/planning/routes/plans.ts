import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { changePlanIn } from '../commands/change-plan.ts';
import { checkFidelityIn } from '../commands/check-fidelity.ts';
import { decidePublicIn } from '../commands/decide-public.ts';
import { openDraftIn, openPlanIn } from '../commands/open-plan.ts';
import {
  FidelityReport,
  MarkRequest,
  NewPlan,
  Plan,
  PlanChange,
  PlanChoices,
  planList,
  planListQuery,
} from '../contract.ts';
import { findPlan } from '../queries/find-plan.ts';
import { listPlans } from '../queries/list-plans.ts';
import { planChoices } from '../queries/plan-choices.ts';
import { byId, notThere, ofSite, read, tags, thenShow, todayAt } from './asked.ts';

const write = { needs: { permission: 'planning.write' } } as const;
const decide = { needs: { permission: 'planning.decide-public' } } as const;

export function addPlanRoutes(app: App, services: Services): void {
  addReading(app, services);
  addOpening(app, services);
  addChanging(app, services);
}

function addReading(app: App, services: Services): void {
  app.get(
    '/api/sites/:site/plans',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A site’s plans and those of its collaboratives', params: ofSite },
        ...{ querystring: planListQuery, response: { 200: planList } },
      },
    },
    (request) =>
      request.read((tx) => listPlans(tx, request.site, request.query, todayAt(services, request.site))),
  );
  app.get(
    '/api/sites/:site/plan-choices',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'What the forms of a plan choose from', params: ofSite },
        response: { 200: PlanChoices },
      },
    },
    (request) => request.read((tx) => planChoices(tx, request.site.id)),
  );
  app.get(
    '/api/sites/:site/plans/:id',
    {
      config: read,
      schema: {
        ...{
          tags,
          summary: 'A plan as it is written now, how it goes and what its measures say',
          params: byId,
        },
        response: { 200: Plan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.read((tx) => findPlan(tx, target, todayAt(services, request.site)));
      return found ?? reply.problem(notThere());
    },
  );
}

function addOpening(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/plans',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Open a plan with its first draft', params: ofSite, body: NewPlan },
        response: { 201: Plan },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const year = services.clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(tx, openPlanIn(tx, site, body, year), (tx, id) =>
          findPlan(tx, { siteId: site.id, id }, todayAt(services, site)),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/plans/:id/drafts',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Open the next draft of a published plan', params: byId },
        response: { 200: Plan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, openDraftIn(tx, target), (tx) => findPlan(tx, target, todayAt(services, request.site))),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addChanging(app: App, services: Services): void {
  app.put(
    '/api/sites/:site/plans/:id',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Change the plan’s own words in its open draft', params: byId, body: PlanChange },
        response: { 200: Plan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, changePlanIn(tx, target, request.body), (tx) =>
          findPlan(tx, target, todayAt(services, request.site)),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/plans/:id/public-marks',
    {
      config: decide,
      schema: {
        ...{ tags, summary: 'Decide which parts of a plan are public', params: byId, body: MarkRequest },
        response: { 200: Plan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, decidePublicIn(tx, target, request.body), (tx) =>
          findPlan(tx, target, todayAt(services, request.site)),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/plans/:id/fidelity-checks',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Say whether a strategy is carried out as it was shown to work', params: byId },
        ...{ body: FidelityReport, response: { 200: Plan } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, checkFidelityIn(tx, target, request.body), (tx) =>
          findPlan(tx, target, todayAt(services, request.site)),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
