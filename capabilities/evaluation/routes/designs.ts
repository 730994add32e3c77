import { z } from 'zod';
import { analysisChoices } from '#capabilities/analysis/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { changeDesignIn } from '../commands/change-design.ts';
import { draftDesignIn } from '../commands/draft-design.ts';
import { moveDesignIn } from '../commands/move-design.ts';
import {
  Design,
  DesignChange,
  DesignDraft,
  DesignMoveRequest,
  DesignOptions,
  designList,
  designListQuery,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findDesign } from '../queries/find-design.ts';
import { listDesigns } from '../queries/list-designs.ts';

const tags = ['evaluation'];
const read = { needs: { permission: 'evaluation.read' } } as const;
const write = { needs: { permission: 'evaluation.write' } } as const;
const byId = z.object({ site: z.string(), id: z.uuid() });
const ofSite = z.object({ site: z.string() });

export function addDesignRoutes(app: App, services: Services): void {
  addReading(app);
  addWriting(app, services);
}

function addReading(app: App): void {
  app.get(
    '/api/sites/:site/evaluations',
    {
      config: read,
      schema: {
        tags,
        summary: 'A site’s evaluation designs',
        params: ofSite,
        querystring: designListQuery,
        response: { 200: designList },
      },
    },
    (request) => request.read((tx) => listDesigns(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/evaluation-options',
    {
      config: write,
      schema: {
        tags,
        summary: 'What a new design can choose from',
        params: ofSite,
        response: { 200: DesignOptions },
      },
    },
    (request) => request.read((tx) => analysisChoices(tx, request.site.id)),
  );
  app.get(
    '/api/sites/:site/evaluations/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'An evaluation design, its looks and its history',
        params: byId,
        response: { 200: Design },
      },
    },
    async (request, reply) => {
      const found = await request.read((tx) =>
        findDesign(tx, { siteId: request.site.id, id: request.params.id }),
      );
      return found ?? reply.problem(failWith('evaluation.not-found', {}).failure);
    },
  );
}

function addWriting(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/evaluations',
    {
      config: write,
      schema: {
        tags,
        summary: 'Design an evaluation',
        params: ofSite,
        body: DesignDraft,
        response: { 201: Design },
      },
    },
    async (request, reply) => {
      const year = services.clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site.id, draftDesignIn(tx, request.site, request.body, year)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/evaluations/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a design that is not registered',
        params: byId,
        body: DesignChange,
        response: { 200: Design },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, target.siteId, changeDesignIn(tx, target, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/evaluations/:id/moves',
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: read,
      schema: {
        tags,
        summary: 'Submit, return, register or give up a design',
        params: byId,
        body: DesignMoveRequest,
        response: { 200: Design },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, target.siteId, moveDesignIn(tx, target, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

/** A change answers with the record as it now stands, so that a screen needs no second question. */
async function thenShow(
  tx: Tx,
  siteId: string,
  change: Promise<Outcome<{ id: string }>>,
): Promise<Outcome<Design>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await findDesign(tx, { siteId, id: outcome.value.id });
  return found ? succeed(found) : failWith('evaluation.not-found', {});
}
