import { dayIn } from '#platform/clock/days.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { changeRequestIn, draftRequestIn } from '../commands/write-request.ts';
import {
  AssistanceRequest,
  Candidates,
  RequestChange,
  RequestOptions,
  RequestText,
  requestFilters,
  requestList,
  requestListQuery,
  similarList,
  similarQuery,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findRequest } from '../queries/find-request.ts';
import { candidatesOf, formOptions } from '../queries/form-options.ts';
import { exportRequests, listRequests } from '../queries/list-requests.ts';
import { similarRequests } from '../queries/similar-requests.ts';
import { requestsCsv } from './requests-csv.ts';
import { ask, byId, ofSite, read, tags, thenShow } from './shared.ts';

const path = '/api/sites/:site/assistance';
const csvAnswer = { 200: answerOf('text/csv', 'The list as a file.') };

export function addRequestRoutes(app: App, services: Services): void {
  addLists(app, services);
  addReading(app, services);
  addWriting(app, services);
}

function addLists(app: App, { clock }: Services): void {
  app.get(
    '/api/assistance',
    {
      config: read,
      schema: {
        tags,
        summary: 'Requests of every site one may read',
        querystring: requestListQuery,
        response: { 200: requestList },
      },
    },
    (request) => request.read((tx) => listRequests(tx, null, request.query, clock.now())),
  );
  app.get(
    '/api/assistance/export.csv',
    {
      config: read,
      schema: { tags, summary: 'Those requests as a file', querystring: requestFilters, response: csvAnswer },
    },
    async (request, reply) => {
      const now = clock.now();
      const rows = await request.read((tx) => exportRequests(tx, null, request.query, now));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="assistance-${dayIn('UTC', now)}.csv"`)
        .send(requestsCsv(rows));
    },
  );
  app.get(
    path,
    {
      config: read,
      schema: {
        tags,
        summary: 'A site’s requests for assistance',
        params: ofSite,
        querystring: requestListQuery,
        response: { 200: requestList },
      },
    },
    (request) => request.read((tx) => listRequests(tx, request.site.id, request.query, clock.now())),
  );
  app.get(
    `${path}/export.csv`,
    {
      config: read,
      schema: {
        tags,
        summary: 'A site’s requests as a file',
        params: ofSite,
        querystring: requestFilters,
        response: csvAnswer,
      },
    },
    async (request, reply) => {
      const now = clock.now();
      const rows = await request.read((tx) => exportRequests(tx, request.site.id, request.query, now));
      const name = `assistance-${request.site.slug}-${dayIn(request.site.timeZone, now)}.csv`;
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(requestsCsv(rows));
    },
  );
}

function addReading(app: App, { clock }: Services): void {
  app.get(
    `${path}/options`,
    {
      config: ask,
      schema: {
        tags,
        summary: 'What a request can choose from, and in what time it is answered',
        params: ofSite,
        response: { 200: RequestOptions },
      },
    },
    (request) => request.read((tx) => formOptions(tx, request.site, clock.now())),
  );
  app.get(
    `${path}/similar`,
    {
      config: read,
      schema: {
        tags,
        summary: 'Requests about the same, here and elsewhere',
        params: ofSite,
        querystring: similarQuery,
        response: { 200: similarList },
      },
    },
    async (request) => {
      const { text, except } = request.query;
      const asked = { siteId: request.site.id, text, except: except ?? null };
      return { items: await request.read((tx) => similarRequests(tx, asked)) };
    },
  );
  app.get(
    `${path}/people`,
    {
      config: read,
      schema: {
        tags,
        summary: 'On whom a request of the site can be',
        params: ofSite,
        response: { 200: Candidates },
      },
    },
    (request) => request.read((tx) => candidatesOf(tx, request.site.id)),
  );
  app.get(
    `${path}/:id`,
    {
      config: read,
      schema: {
        tags,
        summary: 'A request with its clock, on whom it is, and its history',
        params: byId,
        response: { 200: AssistanceRequest },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.read((tx) => findRequest(tx, target, clock.now()));
      return found ?? reply.problem(failWith('assistance.not-found', {}).failure);
    },
  );
}

function addWriting(app: App, { clock }: Services): void {
  app.post(
    path,
    {
      config: ask,
      schema: {
        tags,
        summary: 'Begin a request; its site alone sees it until it is submitted',
        params: ofSite,
        body: RequestText,
        response: { 201: AssistanceRequest },
      },
    },
    async (request, reply) => {
      const now = clock.now();
      const target = { siteId: request.site.id, id: '' };
      const outcome = await request.write((tx) =>
        thenShow(tx, target, now, draftRequestIn(tx, request.site.id, request.body, now.getUTCFullYear())),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id`,
    {
      config: ask,
      schema: {
        tags,
        summary: 'Write on at a draft, or at a request that was returned',
        params: byId,
        body: RequestChange,
        response: { 200: AssistanceRequest },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, target, clock.now(), changeRequestIn(tx, target, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
