import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { App, Site } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import { movePurgeIn, proposePurgeIn } from '../commands/propose-purge.ts';
import {
  Preview,
  PreviewQuery,
  Purge,
  PurgeDraft,
  PurgeMove,
  purgeList,
  purgeListQuery,
  Verification,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findPurge } from '../queries/find-purge.ts';
import { listPurges } from '../queries/list-purges.ts';
import { previewOf, whatMayGo } from '../queries/preview-purge.ts';
import { verifyPurge } from '../queries/verify-purge.ts';

const tags = ['sharing'];
const path = '/api/sites/:site/sharing/purges';
const read = { needs: { permission: 'retention.read' } } as const;
const purge = { needs: { permission: 'retention.purge' } } as const;
const ofSite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });
const missing = failWith('retention.not-found', {}).failure;
const thenShow = thenShowOr(missing);

export function addPurgeRoutes(app: App, services: Services): void {
  addReading(app, services);
  addDeciding(app, services);
}

function addReading(app: App, { clock, database, secret }: Services): void {
  app.get(
    path,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Purges, with how far each has come', params: ofSite },
        ...{ querystring: purgeListQuery, response: { 200: purgeList } },
      },
    },
    (request) => request.read((tx) => listPurges(tx, request.site.id, request.query)),
  );
  app.get(
    `${path}/preview`,
    {
      config: purge,
      schema: {
        ...{ tags, summary: 'How many records a purge would take', params: ofSite },
        ...{ querystring: PreviewQuery, response: { 200: Preview } },
      },
    },
    async (request, reply) => {
      const { site, query } = request;
      const owner = { siteId: site.id, ...query };
      const allowed = await request.read((tx) => whatMayGo(tx, owner, dayIn(site.timeZone, clock.now())));
      return allowed.ok ? previewOf(database, owner, allowed.value) : reply.problem(allowed.failure);
    },
  );
  app.get(
    `${path}/:id`,
    {
      config: read,
      schema: { tags, summary: 'One purge and its proof', params: byId, response: { 200: Purge } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findPurge(tx, target))) ?? reply.problem(missing);
    },
  );
  app.get(
    `${path}/:id/verification`,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'The certificate, computed again from what is there now', params: byId },
        response: { 200: Verification },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.read((tx) => findPurge(tx, target));
      if (!found) return reply.problem(missing);
      const { certificate } = found;
      if (!certificate) return reply.problem(failWith('retention.not-finished', {}).failure);
      return database.asSystem('a certificate of a purge is verified', (tx) =>
        verifyPurge(tx, { ...found, certificate }, secret),
      );
    },
  );
}

function addDeciding(app: App, { clock, database }: Services): void {
  const todayAt = (site: Site) => dayIn(site.timeZone, clock.now());
  app.post(
    path,
    {
      config: purge,
      schema: {
        ...{ tags, summary: 'Propose a purge', params: ofSite },
        ...{ body: PurgeDraft, response: { 201: Purge } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const owner = { siteId: site.id, agencyId: body.agencyId, recordClass: body.recordClass };
      const allowed = await request.read((tx) => whatMayGo(tx, owner, todayAt(site)));
      if (!allowed.ok) return reply.problem(allowed.failure);
      const count = await previewOf(database, owner, allowed.value);
      const outcome = await request.write((tx) =>
        thenShow(proposePurgeIn(tx, site.id, body, todayAt(site), count), (id) =>
          findPurge(tx, { siteId: site.id, id }),
        ),
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
        ...{ tags, summary: 'Approve a purge, or call it off', params: byId },
        ...{ body: PurgeMove, response: { 200: Purge } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(movePurgeIn(tx, target, request.body), () => findPurge(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
