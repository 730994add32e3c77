import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { App, Site } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { type SiteProgram, siteProgram } from '../contract.ts';
import { describeSiteProgram } from '../describe-site-program.ts';
import { candidatesAt } from './candidates.ts';
import { candidateList, holdingEnd, holdingRequest } from './contract.ts';
import { endHoldingIn, fillPositionIn } from './fill-position.ts';

const tags = ['program'];
const fill = { needs: { permission: 'program.fill-positions' } } as const;
const ofSite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });

export function addTeamRoutes(app: App, services: Services): void {
  const thenShow = async (
    tx: Tx,
    site: Site,
    change: Promise<Outcome<unknown>>,
  ): Promise<Outcome<SiteProgram>> => {
    const outcome = await change;
    return outcome.ok ? succeed(await describeSiteProgram(tx, site, services.clock.now())) : outcome;
  };
  app.get(
    '/api/sites/:site/team/candidates',
    {
      config: fill,
      schema: {
        tags,
        summary: 'People who can hold a position at a site',
        params: ofSite,
        response: { 200: candidateList },
      },
    },
    async (request) => ({ items: await request.read((tx) => candidatesAt(tx, request.site.id)) }),
  );
  app.post(
    '/api/sites/:site/team',
    {
      config: fill,
      schema: {
        tags,
        summary: 'Say who holds a position, or acts in it, from a day on',
        params: ofSite,
        body: holdingRequest,
        response: { 201: siteProgram },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, fillPositionIn(tx, request.site.id, request.body)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/team/:id/end',
    {
      config: fill,
      schema: {
        tags,
        summary: 'End someone’s time in a position',
        params: byId,
        body: holdingEnd,
        response: { 200: siteProgram },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, holdingId: request.params.id };
      const today = dayIn(request.site.timeZone, services.clock.now());
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, endHoldingIn(tx, target, request.body, today)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
