import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { answerOfferIn, leadInsteadIn } from '../commands/answer-offer.ts';
import { offerRequestIn } from '../commands/offer-request.ts';
import { Matching, Offer, OfferDraft, OfferMoveRequest } from '../contract.ts';
import { failWith } from '../errors.ts';
import { matchingOf } from '../queries/match-request.ts';
import { findOffer } from '../queries/offers.ts';

const tags = ['assistance'];
const needs = <const P extends string>(permission: P) => ({ needs: { permission } });
const byId = z.object({ site: z.string(), id: z.uuid() });
const notFound = failWith('assistance.offer-not-found', {});

export function addOfferRoutes(app: App, services: Services): void {
  addMatching(app, services);
  addAnswering(app, services);
}

function addMatching(app: App, { clock }: Services): void {
  app.get(
    '/api/sites/:site/assistance/requests/:id/matching',
    {
      config: needs('assistance.read-matching'),
      schema: {
        tags,
        summary: 'Who could take a request, with the reasons, and whom it was offered to',
        params: byId,
        response: { 200: Matching },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, requestId: request.params.id };
      const today = dayIn(request.site.timeZone, clock.now());
      const found = await request.read((tx) => matchingOf(tx, target, today));
      return found ?? reply.problem(notFound.failure);
    },
  );
  app.post(
    '/api/sites/:site/assistance/requests/:id/offers',
    {
      config: needs('assistance.offer'),
      schema: {
        tags,
        summary: 'Offer a request to a provider',
        params: byId,
        body: OfferDraft,
        response: { 201: Offer },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      const today = dayIn(request.site.timeZone, clock.now());
      const outcome = await request.write((tx) =>
        thenShow(offerRequestIn(tx, { siteId, requestId: request.params.id }, request.body, today), (id) =>
          findOffer(tx, { siteId, id }),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

function addAnswering(app: App, services: Services): void {
  const path = '/api/sites/:site/assistance/offers/:id';
  app.get(
    path,
    {
      config: needs('assistance.read'),
      schema: { tags, summary: 'An offer to a provider', params: byId, response: { 200: Offer } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findOffer(tx, target))) ?? reply.problem(notFound.failure);
    },
  );
  app.post(
    `${path}/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: needs('assistance.read'),
      schema: {
        tags,
        summary: 'Accept, decline, take back or release',
        params: byId,
        body: OfferMoveRequest,
        response: { 200: Offer },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(answerOfferIn(tx, target, request.body, services), () => findOffer(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/lead`,
    {
      config: needs('assistance.offer'),
      schema: { tags, summary: 'Say that this provider leads', params: byId, response: { 200: Offer } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(leadInsteadIn(tx, target), () => findOffer(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

async function thenShow<T>(
  change: Promise<Outcome<{ id: string }>>,
  show: (id: string) => Promise<T | null>,
): Promise<Outcome<T>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await show(outcome.value.id);
  return found ? succeed(found) : notFound;
}
