import { z } from 'zod';
import { type Day, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { App, Site } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { implementIn, planIn, verifyIn } from '../commands/carry-out.ts';
import { acceptIn, handOverIn, moveRecommendationIn } from '../commands/decide.ts';
import { proposeIn, rewordIn } from '../commands/propose.ts';
import type { Target } from '../commands/tell.ts';
import {
  Acceptance,
  Carrier,
  Implementation,
  Recommendation,
  RecommendationChange,
  RecommendationDraft,
  RecommendationMoveRequest,
  RecommendationOptions,
  recommendationList,
  recommendationListQuery,
  Verification,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findRecommendation, recommendationOptions } from '../queries/find-recommendation.ts';
import { listRecommendations } from '../queries/list-recommendations.ts';

const tags = ['recommendations'];
const needs = <const P extends string>(permission: P) => ({ needs: { permission } });
const read = needs('recommendations.read');
const ofSite = z.object({ site: z.string() });
const byId = ofSite.extend({ id: z.uuid() });
const path = '/api/sites/:site/recommendations';

export function addRecommendationRoutes(app: App, services: Services): void {
  addReading(app, services);
  addProposing(app, services);
  addSteps(app, services);
}

function addReading(app: App, { clock }: Services): void {
  app.get(
    path,
    {
      config: read,
      schema: {
        tags,
        summary: 'What was recommended to a site',
        params: ofSite,
        querystring: recommendationListQuery,
        response: { 200: recommendationList },
      },
    },
    (request) =>
      request.read((tx) =>
        listRecommendations(
          tx,
          { id: request.site.id, today: dayIn(request.site.timeZone, clock.now()) },
          request.query,
        ),
      ),
  );
  app.get(
    '/api/sites/:site/recommendation-options',
    {
      config: read,
      schema: {
        tags,
        summary: 'What the forms of a recommendation offer',
        params: ofSite,
        response: { 200: RecommendationOptions },
      },
    },
    (request) => request.read((tx) => recommendationOptions(tx, request.site.id)),
  );
  app.get(
    `${path}/:id`,
    {
      config: read,
      schema: { tags, summary: 'A recommendation', params: byId, response: { 200: Recommendation } },
    },
    async (request, reply) => {
      const today = dayIn(request.site.timeZone, clock.now());
      const target = { siteId: request.site.id, id: request.params.id };
      return (
        (await request.read((tx) => findRecommendation(tx, target, today))) ??
        reply.problem(failWith('recommendations.not-found', {}).failure)
      );
    },
  );
}

function addProposing(app: App, { clock }: Services): void {
  app.post(
    path,
    {
      config: needs('recommendations.propose'),
      schema: {
        tags,
        summary: 'Propose a recommendation from an assessment',
        params: ofSite,
        body: RecommendationDraft,
        response: { 201: Recommendation },
      },
    },
    async (request, reply) => {
      const { site } = request;
      const today = dayIn(site.timeZone, clock.now());
      const year = Number(today.slice(0, 4));
      const outcome = await request.write((tx) =>
        thenShow(tx, site, today, proposeIn(tx, site.id, request.body, year)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id`,
    {
      config: needs('recommendations.propose'),
      schema: {
        tags,
        summary: 'Reword a recommendation that is proposed',
        params: byId,
        body: RecommendationChange,
        response: { 200: Recommendation },
      },
    },
    async (request, reply) => {
      const { site } = request;
      const today = dayIn(site.timeZone, clock.now());
      const outcome = await request.write((tx) =>
        thenShow(tx, site, today, rewordIn(tx, { siteId: site.id, id: request.params.id }, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

type Step<Body> = {
  name: string;
  summary: string;
  body: z.ZodType<Body>;
  make(tx: Tx, target: Target, body: Body, today: Day): Promise<Outcome<{ id: string }>>;
};

/** Each step is a move with what it carries; the workflow asks for its permission, and the database asks again. */
function addSteps(app: App, services: Services): void {
  const add = addStep(app, services);
  add({ name: 'accept', summary: 'Accept, with an owner and a day', body: Acceptance, make: acceptIn });
  add({ name: 'owner', summary: 'Say who carries it out, until when', body: Acceptance, make: handOverIn });
  add({ name: 'plan', summary: 'Put it in the plan', body: Carrier, make: planIn });
  add({ name: 'implement', summary: 'Report it implemented', body: Implementation, make: implementIn });
  add({ name: 'verify', summary: 'Verify it, a year later', body: Verification, make: verifyIn });
  add({
    name: 'moves',
    summary: 'Decline, withdraw, begin, send back or drop',
    body: RecommendationMoveRequest,
    make: moveRecommendationIn,
  });
}

const addStep =
  (app: App, { clock }: Services) =>
  <Body>({ name, summary, body, make }: Step<Body>): void => {
    app.post(
      `${path}/:id/${name}`,
      { config: read, schema: { tags, summary, params: byId, body, response: { 200: Recommendation } } },
      async (request, reply) => {
        const { site } = request;
        const today = dayIn(site.timeZone, clock.now());
        const target = { siteId: site.id, id: request.params.id };
        const outcome = await request.write((tx) =>
          thenShow(tx, site, today, make(tx, target, request.body as Body, today)),
        );
        return outcome.ok ? outcome.value : reply.problem(outcome.failure);
      },
    );
  };

/** A change answers with the record as it now stands, so that a screen needs no second question. */
async function thenShow(
  tx: Tx,
  site: Site,
  today: Day,
  change: Promise<Outcome<{ id: string }>>,
): Promise<Outcome<Recommendation>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await findRecommendation(tx, { siteId: site.id, id: outcome.value.id }, today);
  return found ? succeed(found) : failWith('recommendations.not-found', {});
}
