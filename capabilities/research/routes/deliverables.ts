import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { changeDeliverableIn, linkFindingIn, writeDeliverableIn } from '../commands/deliver.ts';
import { moveRecordIn } from '../commands/move-record.ts';
import { Deliverable, DeliverableDraft, FindingLink, MoveRequest } from '../contract.ts';
import { findDeliverable } from '../queries/deliverables.ts';
import { byId, needs, notFound, tags, thenShow } from './shared.ts';

const path = '/api/sites/:site/research/deliverables';

export function addDeliverableRoutes(app: App, services: Services): void {
  addWriting(app, services);
  addMoving(app);
}

function addWriting(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/research/projects/:id/deliverables',
    {
      config: needs('research.work'),
      schema: {
        tags,
        summary: 'Draft a deliverable',
        params: byId,
        body: DeliverableDraft,
        response: { 201: Deliverable },
      },
    },
    async (request, reply) => {
      const project = { siteId: request.site.id, id: request.params.id };
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(writeDeliverableIn(tx, project, request.body, year), (id) =>
          findDeliverable(tx, { siteId: project.siteId, id }),
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
        summary: 'Change a deliverable before it is delivered',
        params: byId,
        body: DeliverableDraft,
        response: { 200: Deliverable },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(changeDeliverableIn(tx, target, request.body), () => findDeliverable(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addMoving(app: App): void {
  app.get(
    `${path}/:id`,
    {
      config: needs('research.read'),
      schema: { tags, summary: 'A deliverable', params: byId, response: { 200: Deliverable } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findDeliverable(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.post(
    `${path}/:id/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'Deliver, accept or return a deliverable',
        params: byId,
        body: MoveRequest,
        response: { 200: Deliverable },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(moveRecordIn(tx, 'deliverable', target, request.body), () => findDeliverable(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/finding`,
    {
      config: needs('research.manage'),
      schema: {
        tags,
        summary: 'Link an accepted deliverable to a finding of the site',
        params: byId,
        body: FindingLink,
        response: { 200: Deliverable },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(linkFindingIn(tx, target, request.body.findingId), () => findDeliverable(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
