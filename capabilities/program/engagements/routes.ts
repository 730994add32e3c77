import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App, Site } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { type SiteProgram, siteProgram } from '../contract.ts';
import { describeSiteProgram } from '../describe-site-program.ts';
import { engagementMoveRequest, extensionRequest, invitation, planChange } from './contract.ts';
import { extendEngagementIn } from './extend-engagement.ts';
import { inviteSiteIn } from './invite-site.ts';
import { moveEngagementIn } from './move-engagement.ts';
import { planPhasesIn } from './plan-phases.ts';

const tags = ['program'];
const ofSite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });
const lead = { needs: { permission: 'program.lead-engagement' } } as const;
const decide = { needs: { permission: 'program.decide-engagement' } } as const;

/** Each change answers with the site’s program as it now stands, so that a screen needs no second question. */
export function addEngagementRoutes(app: App, services: Services): void {
  const thenShow = async (
    tx: Tx,
    site: Site,
    change: Promise<Outcome<unknown>>,
  ): Promise<Outcome<SiteProgram>> => {
    const outcome = await change;
    return outcome.ok ? succeed(await describeSiteProgram(tx, site, services.clock.now())) : outcome;
  };
  app.get(
    '/api/sites/:site/program',
    {
      config: { needs: { permission: 'program.read' } },
      schema: {
        tags,
        summary: 'A site’s engagement and team',
        params: ofSite,
        response: { 200: siteProgram },
      },
    },
    (request) => request.read((tx) => describeSiteProgram(tx, request.site, services.clock.now())),
  );
  app.post(
    '/api/sites/:site/engagements',
    {
      config: decide,
      schema: {
        tags,
        summary: 'Invite a site to an engagement',
        params: ofSite,
        body: invitation,
        response: { 201: siteProgram },
      },
    },
    async (request, reply) => {
      const year = services.clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, inviteSiteIn(tx, request.site, request.body, year)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/engagements/:id/moves',
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: { needs: { permission: 'program.read' } },
      schema: {
        tags,
        summary: 'Lead an engagement into its next phase, graduate or withdraw it',
        params: byId,
        body: engagementMoveRequest,
        response: { 200: siteProgram },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, engagementId: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, moveEngagementIn(tx, target, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/engagements/:id/phases',
    {
      config: lead,
      schema: {
        tags,
        summary: 'Plan on which days the phases begin',
        params: byId,
        body: planChange,
        response: { 200: siteProgram },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, engagementId: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, planPhasesIn(tx, target, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/engagements/:id/extensions',
    {
      config: decide,
      schema: {
        tags,
        summary: 'Extend an engagement, with the reason',
        params: byId,
        body: extensionRequest,
        response: { 201: siteProgram },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, engagementId: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site, extendEngagementIn(tx, target, request.body)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}
