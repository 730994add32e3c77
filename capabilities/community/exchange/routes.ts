import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Failure, Outcome } from '#platform/outcome/outcome.ts';
import { byId, needs, notFound, tags } from '../routes.ts';
import { askPeersIn, offerToHostIn } from './commands/ask-peers.ts';
import { changeOwnerIn, moveExchangeIn, moveOfferIn } from './commands/move-exchange.ts';
import { planVisitIn } from './commands/plan-visit.ts';
import { writeReportIn } from './commands/report-visit.ts';
import {
  Exchange,
  ExchangeDraft,
  ExchangeMoveRequest,
  exchangeList,
  exchangeListQuery,
  OfferDraft,
  OfferMoveRequest,
  OwnerChange,
  PlanDraft,
  ReportDraft,
} from './contract.ts';
import { findExchange } from './queries/find-exchange.ts';
import { listExchanges } from './queries/list-exchanges.ts';
import { settleExchange } from './settle-exchange.ts';

const path = '/api/exchanges';
const read = needs('community.read');
const response = { 200: Exchange };

export function addExchangeRoutes(app: App, services: Services): void {
  addReading(app);
  addAsking(app, services);
  addCarrying(app, services);
}

function addReading(app: App): void {
  app.get(
    path,
    {
      config: read,
      schema: {
        tags,
        summary: 'Peer exchanges of the partnership',
        querystring: exchangeListQuery,
        response: { 200: exchangeList },
      },
    },
    (request) => request.read((tx) => listExchanges(tx, request.query)),
  );
  app.get(
    `${path}/:id`,
    {
      config: read,
      schema: { tags, summary: 'A peer exchange, by its id or that of an offer', params: byId, response },
    },
    async (request, reply) =>
      (await request.read((tx) => findExchange(tx, request.params.id))) ?? reply.problem(notFound),
  );
}

function addAsking(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/exchanges',
    {
      config: needs('community.ask-peers'),
      schema: {
        tags,
        summary: 'Ask other sites for a peer exchange',
        params: z.object({ site: z.string() }),
        body: ExchangeDraft,
        response: { 201: Exchange },
      },
    },
    async (request, reply) => {
      const year = services.clock.now().getUTCFullYear();
      const outcome = await request.write((tx) => askPeersIn(tx, request.site.id, request.body, year));
      const shown = await settled(services, request, outcome);
      return shown.ok ? reply.code(201).send(shown.value) : reply.problem(shown.failure);
    },
  );
  app.post(
    `${path}/:id/offers`,
    {
      config: needs('community.host-peers'),
      schema: { tags, summary: 'Offer to host', params: byId, body: OfferDraft, response: { 201: Exchange } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => offerToHostIn(tx, request.params.id, request.body));
      const shown = await settled(services, request, outcome);
      return shown.ok ? reply.code(201).send(shown.value) : reply.problem(shown.failure);
    },
  );
  app.post(
    `${path}/:id/offers/:offer/moves`,
    {
      config: needs('community.host-peers'),
      schema: {
        tags,
        summary: 'Agree to the plan of a visit, or withdraw an offer',
        params: z.object({ id: z.uuid(), offer: z.uuid() }),
        body: OfferMoveRequest,
        response,
      },
    },
    async (request, reply) => {
      const target = { exchangeId: request.params.id, offerId: request.params.offer };
      const outcome = await request.write((tx) => moveOfferIn(tx, target, request.body));
      const shown = await settled(services, request, outcome);
      return shown.ok ? shown.value : reply.problem(shown.failure);
    },
  );
}

function addCarrying(app: App, services: Services): void {
  app.post(
    `${path}/:id/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: read,
      schema: { tags, summary: 'Move an exchange on', params: byId, body: ExchangeMoveRequest, response },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => moveExchangeIn(tx, request.params.id, request.body));
      const shown = await settled(services, request, outcome);
      return shown.ok ? shown.value : reply.problem(shown.failure);
    },
  );
  app.put(
    `${path}/:id/plan`,
    {
      config: needs('community.ask-peers'),
      schema: { tags, summary: 'Choose a host and plan the visit', params: byId, body: PlanDraft, response },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => planVisitIn(tx, request.params.id, request.body));
      const shown = await settled(services, request, outcome);
      return shown.ok ? shown.value : reply.problem(shown.failure);
    },
  );
  app.put(
    `${path}/:id/report`,
    {
      config: needs('community.ask-peers'),
      schema: { tags, summary: 'Write the report of a visit', params: byId, body: ReportDraft, response },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => writeReportIn(tx, request.params.id, request.body));
      const shown = await settled(services, request, outcome);
      return shown.ok ? shown.value : reply.problem(shown.failure);
    },
  );
  app.put(
    `${path}/:id/owner`,
    {
      config: needs('community.ask-peers'),
      schema: { tags, summary: 'Give an exchange to a colleague', params: byId, body: OwnerChange, response },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => changeOwnerIn(tx, request.params.id, request.body.ownerId));
      const shown = await settled(services, request, outcome);
      return shown.ok ? shown.value : reply.problem(shown.failure);
    },
  );
}

type Reader = { read<T>(work: (tx: Tx) => Promise<T>): Promise<T> };

/** What follows for the other site is done before the answer is shown. */
async function settled(
  { database }: Services,
  request: Reader,
  outcome: Outcome<{ id: string }>,
): Promise<{ ok: true; value: Exchange } | { ok: false; failure: Failure }> {
  if (!outcome.ok) return outcome;
  await settleExchange(database, outcome.value.id);
  const value = await request.read((tx) => findExchange(tx, outcome.value.id));
  return value ? { ok: true, value } : { ok: false, failure: notFound };
}
