import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { byId, follows, needs, notFound, tags, thenShow } from '../route-parts.ts';
import { Deliverable, DeliverableDraft, DeliverableMoveRequest, VersionDraft } from './contract.ts';
import { findDeliverable } from './find-deliverable.ts';
import { addVersionIn, draftDeliverableIn, moveDeliverableIn } from './hand-over.ts';

const path = '/api/sites/:site/assistance/deliverables/:id';

export function addDeliverableRoutes(app: App, services: Services): void {
  addWriting(app, services);
  addReviewing(app);
}

function addWriting(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/assistance/requests/:id/deliverables',
    {
      config: needs('assistance.deliver'),
      schema: {
        tags,
        summary: 'Draft a deliverable',
        params: byId,
        body: DeliverableDraft,
        response: { 201: Deliverable },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(draftDeliverableIn(tx, { siteId, id: request.params.id }, request.body, year), (id) =>
          findDeliverable(tx, { siteId, id }),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/versions`,
    {
      config: needs('assistance.deliver'),
      schema: {
        tags,
        summary: 'Add the next version of a deliverable',
        params: byId,
        body: VersionDraft,
        response: { 201: Deliverable },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(addVersionIn(tx, target, request.body), () => findDeliverable(tx, target)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

function addReviewing(app: App): void {
  app.get(
    path,
    {
      config: follows,
      schema: {
        tags,
        summary: 'A deliverable with its versions',
        params: byId,
        response: { 200: Deliverable },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findDeliverable(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.post(
    `${path}/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: follows,
      schema: {
        tags,
        summary: 'Submit, accept or return a deliverable',
        params: byId,
        body: DeliverableMoveRequest,
        response: { 200: Deliverable },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(moveDeliverableIn(tx, target, request.body), () => findDeliverable(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
