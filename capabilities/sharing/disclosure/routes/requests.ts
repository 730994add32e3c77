import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { App, Site } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import { extendRequestIn } from '../commands/extend-request.ts';
import { moveRequestIn } from '../commands/move-request.ts';
import { receiveRequestIn } from '../commands/receive-request.ts';
import {
  ExtensionOrder,
  RecordsRequest,
  RequestDraft,
  RequestMove,
  RequestOptions,
  requestList,
  requestListQuery,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findRequest } from '../queries/find-request.ts';
import { listRequests } from '../queries/list-requests.ts';
import { requestOptions } from '../queries/request-options.ts';

const tags = ['sharing'];
const path = '/api/sites/:site/sharing/records-requests';
const read = { needs: { permission: 'disclosure.read' } } as const;
const answer = { needs: { permission: 'disclosure.answer' } } as const;
const ofSite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });
const missing = failWith('disclosure.not-found', {}).failure;
const thenShow = thenShowOr(missing);

type TodayAt = (site: Site) => string;

export function addRequestRoutes(app: App, { clock }: Services): void {
  const todayAt: TodayAt = (site) => dayIn(site.timeZone, clock.now());
  addReading(app, todayAt);
  addAnswering(app, todayAt);
}

const shownAt = (tx: Tx, site: Site, today: string) => (id: string) =>
  findRequest(tx, { siteId: site.id, id }, today);

function addReading(app: App, todayAt: TodayAt): void {
  app.get(
    path,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Requests for an agency’s records', params: ofSite },
        ...{ querystring: requestListQuery, response: { 200: requestList } },
      },
    },
    (request) =>
      request.read((tx) => listRequests(tx, request.site.id, request.query, todayAt(request.site))),
  );
  app.get(
    `${path}/options`,
    {
      config: answer,
      schema: {
        ...{ tags, summary: 'What the form for a request offers', params: ofSite },
        response: { 200: RequestOptions },
      },
    },
    (request) => request.read((tx) => requestOptions(tx, request.site.id, todayAt(request.site))),
  );
  app.get(
    `${path}/:id`,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'One request, its answer and its history', params: byId },
        response: { 200: RecordsRequest },
      },
    },
    async (request, reply) => {
      const { site, params } = request;
      const found = await request.read((tx) => shownAt(tx, site, todayAt(site))(params.id));
      return found ?? reply.problem(missing);
    },
  );
}

function addAnswering(app: App, todayAt: TodayAt): void {
  app.post(
    path,
    {
      config: answer,
      schema: {
        ...{ tags, summary: 'Take in a request for records', params: ofSite },
        ...{ body: RequestDraft, response: { 201: RecordsRequest } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const outcome = await request.write((tx) =>
        thenShow(receiveRequestIn(tx, site, body, todayAt(site)), shownAt(tx, site, todayAt(site))),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: read,
      schema: {
        ...{ tags, summary: 'Take up, answer, deny, complain about or decide on a request', params: byId },
        ...{ body: RequestMove, response: { 200: RecordsRequest } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const target = { siteId: site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(moveRequestIn(tx, target, body, todayAt(site)), shownAt(tx, site, todayAt(site))),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/extension`,
    {
      config: answer,
      schema: {
        ...{ tags, summary: 'Take the longer time that the law allows', params: byId },
        ...{ body: ExtensionOrder, response: { 200: RecordsRequest } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const target = { siteId: site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(extendRequestIn(tx, target, body.reason, todayAt(site)), shownAt(tx, site, todayAt(site))),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
