import { z } from 'zod';
import { peopleOf } from '#capabilities/meetings/server.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { commitIn } from '../commands/commit.ts';
import { registerIn, withdrawIn } from '../commands/register.ts';
import {
  Commitment,
  CommitmentDraft,
  commitments,
  FollowUpAnswer,
  FollowUpRecord,
  people,
  RegistrationDraft,
  SiteRegistration,
} from '../contract.ts';
import { answerFollowUpIn } from '../follow-ups/answer.ts';
import { commitmentsOfSummit, findCommitment, findFollowUp } from '../queries/commitments.ts';
import { siteRegistration } from '../queries/people-there.ts';
import { byId, bySiteAndId, notFound, read, tags, thenShow } from './shared.ts';

const register = { needs: { permission: 'summit.register' } } as const;
const commit = { needs: { permission: 'summit.commit' } } as const;
const answer = { needs: { permission: 'summit.answer' } } as const;
const byRegistration = z.object({ site: z.string(), id: z.uuid(), registration: z.uuid() });
const seats = '/api/sites/:site/summits/:id/registrations';

/** What a site does at a summit: who goes, what it promises, and whether it kept it. */
export function addSiteRoutes(app: App, services: Services): void {
  addRegistration(app);
  addCommitments(app, services);
  addFollowUps(app);
}

function addRegistration(app: App): void {
  app.get(
    seats,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A site’s people at a summit, with its seats and its wait list' },
        ...{ params: bySiteAndId, response: { 200: SiteRegistration } },
      },
    },
    async (request, reply) => {
      const place = { siteId: request.site.id, eventId: request.params.id };
      return (await request.read((tx) => siteRegistration(tx, place))) ?? reply.problem(notFound);
    },
  );
  app.get(
    '/api/sites/:site/summit-people',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Who of a site can be registered and own what it promises' },
        ...{ params: z.object({ site: z.string() }), response: { 200: people } },
      },
    },
    (request) => request.read(async (tx) => ({ items: await peopleOf(tx, request.site.id) })),
  );
  app.post(
    seats,
    {
      config: register,
      schema: {
        ...{ tags, summary: 'Register a person of the site, or a guest', params: bySiteAndId },
        ...{ body: RegistrationDraft, response: { 201: SiteRegistration } },
      },
    },
    async (request, reply) => {
      const place = { siteId: request.site.id, eventId: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(registerIn(tx, place, request.body), () => siteRegistration(tx, place)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.delete(
    `${seats}/:registration`,
    {
      config: register,
      schema: {
        ...{ tags, summary: 'Withdraw a registration; the first who waits has the seat' },
        ...{ params: byRegistration, response: { 200: SiteRegistration } },
      },
    },
    async (request, reply) => {
      const place = { siteId: request.site.id, eventId: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(withdrawIn(tx, place, request.params.registration), () => siteRegistration(tx, place)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addCommitments(app: App, { clock }: Services): void {
  app.get(
    '/api/summits/:id/commitments',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'What the sites that one sees have promised at a summit' },
        ...{ params: byId, response: { 200: commitments } },
      },
    },
    (request) => request.read(async (tx) => ({ items: await commitmentsOfSummit(tx, request.params.id) })),
  );
  app.get(
    '/api/sites/:site/summit-commitments/:id',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A commitment, its action item and its follow-ups', params: bySiteAndId },
        response: { 200: Commitment },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findCommitment(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.post(
    '/api/sites/:site/summit-commitments',
    {
      config: commit,
      schema: {
        ...{ tags, summary: 'Make a commitment for a site in a session' },
        params: z.object({ site: z.string() }),
        ...{ body: CommitmentDraft, response: { 201: Commitment } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const outcome = await request.write((tx) =>
        thenShow(commitIn(tx, site, body, clock.now()), (id) => findCommitment(tx, { siteId: site.id, id })),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

function addFollowUps(app: App): void {
  const path = '/api/sites/:site/summit-follow-ups/:id';
  app.get(
    path,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A follow-up of a commitment', params: bySiteAndId },
        response: { 200: FollowUpRecord },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findFollowUp(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.post(
    `${path}/answer`,
    {
      config: answer,
      schema: {
        ...{ tags, summary: 'Say whether a commitment was kept', params: bySiteAndId },
        ...{ body: FollowUpAnswer, response: { 200: FollowUpRecord } },
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
