import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { approveDataUseIn } from '../commands/approve-data-use.ts';
import { moveRecordIn } from '../commands/move-record.ts';
import { prepareExtractIn } from '../commands/prepare-extract.ts';
import { changeRequestIn, requestApprovalIn } from '../commands/request-approval.ts';
import {
  Approval,
  ApprovalRequest,
  ApprovalTerms,
  DataToAskFor,
  ExtractLook,
  MoveRequest,
} from '../contract.ts';
import { dataToAskFor, findApproval } from '../queries/approvals.ts';
import { lookAtExtract } from '../queries/extract-rows.ts';
import { byId, needs, notFound, ofSite, tags, thenShow } from './shared.ts';

const path = '/api/sites/:site/research/approvals';

export function addApprovalRoutes(app: App, services: Services): void {
  addReading(app, services);
  addAsking(app, services);
  addDeciding(app, services);
}

function addReading(app: App, services: Services): void {
  app.get(
    '/api/sites/:site/research/data',
    {
      config: needs('research.work'),
      schema: {
        tags,
        summary: 'Which data versions of a site can be asked for',
        params: ofSite,
        response: { 200: DataToAskFor },
      },
    },
    (request) => dataToAskFor(services, request.site.id),
  );
  app.get(
    `${path}/:id`,
    {
      config: needs('research.read'),
      schema: { tags, summary: 'A data-use approval', params: byId, response: { 200: Approval } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findApproval(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.get(
    '/api/sites/:site/research/extracts/:id',
    {
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'An extract: its rules, what they took away, and its first rows where they are open',
        params: byId,
        response: { 200: ExtractLook },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const look = await request.readRecorded('a look at the rows of a research extract', (tx) =>
        lookAtExtract(tx, target),
      );
      return look ?? reply.problem(notFound);
    },
  );
}

function addAsking(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/research/projects/:id/approvals',
    {
      config: needs('research.work'),
      schema: {
        tags,
        summary: 'Ask for the use of data',
        params: byId,
        body: ApprovalRequest,
        response: { 201: Approval },
      },
    },
    async (request, reply) => {
      const project = { siteId: request.site.id, id: request.params.id };
      const data = await dataToAskFor(services, project.siteId);
      const year = services.clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(requestApprovalIn(tx, project, request.body, data, year), (id) =>
          findApproval(tx, { siteId: project.siteId, id }),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id`,
    {
      config: needs('research.work'),
      schema: {
        tags,
        summary: 'Change a returned data-use request',
        params: byId,
        body: ApprovalRequest,
        response: { 200: Approval },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const data = await dataToAskFor(services, target.siteId);
      const outcome = await request.write((tx) =>
        thenShow(changeRequestIn(tx, target, request.body, data), () => findApproval(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addDeciding(app: App, { clock }: Services): void {
  app.post(
    `${path}/:id/prepare`,
    {
      config: needs('research.prepare'),
      schema: {
        tags,
        summary: 'Prepare the de-identified extract that was asked for',
        params: byId,
        response: { 200: Approval },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(prepareExtractIn(tx, target), () => findApproval(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/approve`,
    {
      config: needs('research.approve'),
      schema: {
        tags,
        summary: 'Approve the use of data, with its conditions and its last day',
        params: byId,
        body: ApprovalTerms,
        response: { 200: Approval },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const today = todayIn(request.site.timeZone, clock.now());
      const outcome = await request.write((tx) =>
        thenShow(approveDataUseIn(tx, target, request.body, today), () => findApproval(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'Return, decline, ask again, withdraw or revoke a data-use approval',
        params: byId,
        body: MoveRequest,
        response: { 200: Approval },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(moveRecordIn(tx, 'approval', target, request.body), () => findApproval(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

/** `2026-11-24` on the site’s own calendar. */
function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}
