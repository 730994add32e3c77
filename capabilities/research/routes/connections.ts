import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { pageQuery } from '#platform/http/contract.ts';
import { suggestPartnerIn } from '../commands/connect.ts';
import { moveRecordIn } from '../commands/move-record.ts';
import { Connection, ConnectionDraft, connectionList, MoveRequest, ProjectOptions } from '../contract.ts';
import { findConnection, listConnections, partnersFor } from '../queries/connections.ts';
import { byId, needs, notFound, ofSite, tags, thenShow } from './shared.ts';

const path = '/api/sites/:site/research/connections';

export function addConnectionRoutes(app: App, services: Services): void {
  addReading(app);
  addWriting(app, services);
}

function addReading(app: App): void {
  app.get(
    path,
    {
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'Research partners suggested to a site',
        params: ofSite,
        querystring: pageQuery,
        response: { 200: connectionList },
      },
    },
    (request) => request.read((tx) => listConnections(tx, request.site.id, request.query)),
  );
  app.get(
    `${path}/:id`,
    {
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'A suggested research partner',
        params: byId,
        response: { 200: Connection },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findConnection(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.get(
    '/api/sites/:site/research/options',
    {
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'Research partners to choose from',
        params: ofSite,
        response: { 200: ProjectOptions },
      },
    },
    (request) => request.read(async (tx) => ({ partners: await partnersFor(tx, request.site.id) })),
  );
}

function addWriting(app: App, { clock }: Services): void {
  app.post(
    path,
    {
      config: needs('research.connect'),
      schema: {
        tags,
        summary: 'Suggest a research partner to a site',
        params: ofSite,
        body: ConnectionDraft,
        response: { 201: Connection },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(suggestPartnerIn(tx, siteId, request.body, year), (id) =>
          findConnection(tx, { siteId, id }),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'Accept, decline or withdraw a suggested research partner',
        params: byId,
        body: MoveRequest,
        response: { 200: Connection },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(moveRecordIn(tx, 'connection', target, request.body), () => findConnection(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
