import { z } from 'zod';
import { recordRead } from '#platform/database/record-read.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import { breakGlassIn, caseBehindGlass, moveGlassIn } from '../commands/break-glass.ts';
import {
  BreakGlass,
  Glass,
  GlassMoveRequest,
  glassList,
  glassListQuery,
  lookList,
  lookListQuery,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findGlass, listGlass } from '../queries/find-glass.ts';
import { listLooks } from '../queries/list-looks.ts';

const tags = ['sharing'];
const read = { needs: { permission: 'sharing.read' } } as const;
const owner = { needs: { permission: 'sharing.see-readers' } } as const;
const breaking = { needs: { permission: 'sharing.break-glass' } } as const;
const ofSite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });
const notFound = failWith('sharing.glass-not-found', {}).failure;
const thenShow = thenShowOr(notFound);

export function addLookRoutes(app: App): void {
  app.get(
    '/api/sites/:site/looks',
    {
      config: owner,
      schema: {
        tags,
        summary: 'Who looked at the records of our agency, why, and under which agreement',
        params: ofSite,
        querystring: lookListQuery,
        response: { 200: lookList },
      },
    },
    (request) => request.read((tx) => listLooks(tx, request.site, request.query)),
  );
}

export function addGlassRoutes(app: App, { clock }: Services): void {
  app.get(
    '/api/sites/:site/broken-glass',
    {
      config: read,
      schema: {
        tags,
        summary: 'Uses of broken glass: one’s own, and those on the records of one’s agency',
        params: ofSite,
        querystring: glassListQuery,
        response: { 200: glassList },
      },
    },
    (request) => request.read((tx) => listGlass(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/broken-glass/:id',
    {
      config: read,
      schema: { tags, summary: 'One use of broken glass', params: byId, response: { 200: Glass } },
    },
    async (request, reply) => {
      const found = await request.read((tx) =>
        findGlass(tx, { siteId: request.site.id, id: request.params.id }),
      );
      return found ?? reply.problem(notFound);
    },
  );
  app.post(
    '/api/sites/:site/broken-glass',
    {
      config: breaking,
      schema: {
        tags,
        summary: 'Open one case of another agency for some hours',
        description: 'The owner is told at once, and reviews it afterwards.',
        params: ofSite,
        body: BreakGlass,
        response: { 201: Glass },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      // A try that finds nothing is kept too, in a transaction that the failure does not undo.
      await request.readRecorded(request.body.reason, async (tx) => {
        const caseId = await caseBehindGlass(tx, siteId, request.body);
        const detail = { ownerAgencyId: request.body.ownerAgencyId, found: caseId !== null };
        await recordRead(tx, { table: 'sharing.broken_glass', id: caseId, siteId, detail });
      });
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(breakGlassIn(tx, request.site, request.body, year), (id) => findGlass(tx, { siteId, id })),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/broken-glass/:id/moves',
    {
      config: read,
      schema: {
        tags,
        summary: 'End, cut off or review a use of broken glass',
        params: byId,
        body: GlassMoveRequest,
        response: { 200: Glass },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(moveGlassIn(tx, target, request.body), () => findGlass(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
