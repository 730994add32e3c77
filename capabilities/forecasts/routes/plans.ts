import { z } from 'zod';
import { forecastPlaces } from '#capabilities/analysis/server.ts';
import { type Day, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { App, Site } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { changePlanIn } from '../commands/change-plan.ts';
import { draftPlanIn } from '../commands/draft-plan.ts';
import { movePlanIn } from '../commands/move-plan.ts';
import { requestBacktestIn } from '../commands/request-backtest.ts';
import {
  ForecastPlaces,
  Plan,
  PlanChange,
  PlanDraft,
  PlanMoveRequest,
  PlanOptions,
  planList,
  planListQuery,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findPlan } from '../queries/find-plan.ts';
import { listPlans } from '../queries/list-plans.ts';
import { planOptions } from '../queries/plan-options.ts';

const tags = ['forecasts'];
const read = { needs: { permission: 'forecasts.read' } } as const;
const write = { needs: { permission: 'forecasts.write' } } as const;
const byId = z.object({ site: z.string(), id: z.uuid() });
const byPeriod = byId.extend({ period: z.uuid() });
const ofSite = z.object({ site: z.string() });

type Today = (site: Site) => Day;

export function addPlanRoutes(app: App, { clock }: Services): void {
  const today: Today = ({ timeZone }) => dayIn(timeZone, clock.now());
  addReading(app, today);
  addPlaces(app, today);
  addWriting(app, () => clock.now(), today);
  addMoving(app, today);
}

function addReading(app: App, today: Today): void {
  app.get(
    '/api/sites/:site/forecasts',
    {
      config: read,
      schema: {
        tags,
        summary: 'A site’s forecast plans',
        params: ofSite,
        querystring: planListQuery,
        response: { 200: planList },
      },
    },
    (request) => request.read((tx) => listPlans(tx, request.site.id, request.query, today(request.site))),
  );
  app.get(
    '/api/sites/:site/forecast-options',
    {
      config: write,
      schema: {
        tags,
        summary: 'What a new forecast plan can choose from',
        params: ofSite,
        response: { 200: PlanOptions },
      },
    },
    (request) => request.read((tx) => planOptions(tx, request.site.id, today(request.site))),
  );
  app.get(
    '/api/sites/:site/forecasts/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'A forecast plan, its test, its periods and its history',
        params: byId,
        response: { 200: Plan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.read((tx) => findPlan(tx, target, today(request.site)));
      return found ?? reply.problem(failWith('forecasts.not-found', {}).failure);
    },
  );
}

function addPlaces(app: App, today: Today): void {
  app.get(
    '/api/sites/:site/forecasts/:id/periods/:period/places',
    {
      config: read,
      schema: {
        tags,
        summary: 'The cells of a forecast period as polygons',
        params: byPeriod,
        response: { 200: ForecastPlaces },
      },
    },
    async (request, reply) => {
      const { id, period: wanted } = request.params;
      const found = await request.read(async (tx) => {
        const plan = await findPlan(tx, { siteId: request.site.id, id }, today(request.site));
        const forecast = plan?.periods.find((period) => period.id === wanted)?.forecast;
        return plan && forecast ? forecastPlaces(tx, request.site.id, forecast, plan.draft.cellSize) : null;
      });
      return found ?? reply.problem(failWith('forecasts.not-found', {}).failure);
    },
  );
}

function addWriting(app: App, now: () => Date, today: Today): void {
  app.post(
    '/api/sites/:site/forecasts',
    {
      config: write,
      schema: {
        tags,
        summary: 'Plan a forecast',
        params: ofSite,
        body: PlanDraft,
        response: { 201: Plan },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, today, draftPlanIn(tx, request.site, request.body, now())),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/forecasts/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a plan that nobody else has before them',
        params: byId,
        body: PlanChange,
        response: { 200: Plan },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, today, changePlanIn(tx, request.site, id, request.body, now())),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addMoving(app: App, today: Today): void {
  app.post(
    '/api/sites/:site/forecasts/:id/backtests',
    {
      config: write,
      schema: {
        tags,
        summary: 'Have a plan tested on the past, as it stands',
        params: byId,
        response: { 202: Plan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, today, requestBacktestIn(tx, target)),
      );
      return outcome.ok ? reply.code(202).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/forecasts/:id/moves',
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: read,
      schema: {
        tags,
        summary: 'Submit, return, sign, start or stop a forecast',
        params: byId,
        body: PlanMoveRequest,
        response: { 200: Plan },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, today, movePlanIn(tx, target, request.body, today(request.site))),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

/** A change answers with the record as it now stands, so that a screen needs no second question. */
async function thenShow(
  tx: Tx,
  site: Site,
  today: Today,
  change: Promise<Outcome<{ id: string }>>,
): Promise<Outcome<Plan>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await findPlan(tx, { siteId: site.id, id: outcome.value.id }, today(site));
  return found ? succeed(found) : failWith('forecasts.not-found', {});
}
