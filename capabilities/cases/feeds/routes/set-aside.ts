import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { agencyMeantIn } from '../commands/agency.ts';
import { deriveAndReport } from '../commands/conflicts.ts';
import { discardAsideIn, mendIn, replayAllIn } from '../commands/mend.ts';
import { deliveryQuery, Mending, setAsideList } from '../contract.ts';
import { listSetAside } from '../queries/deliveries.ts';

const tags = ['case feeds'];
const config = { needs: { permission: 'cases.record' }, notIdempotent: true };
const bySite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });

export function addSetAsideRoutes(app: App, services: Services): void {
  const year = () => services.clock.now().getUTCFullYear();

  app.get(
    '/api/sites/:site/cases/set-aside',
    {
      config: { needs: config.needs },
      schema: {
        summary: 'Rows that could not be recorded, with every reason',
        tags,
        params: bySite,
        querystring: deliveryQuery,
        response: { 200: setAsideList },
      },
    },
    (request) => request.read((tx) => listSetAside(tx, request.site.id, request.query)),
  );

  app.post(
    '/api/sites/:site/cases/set-aside/:id/mend',
    {
      config,
      schema: {
        summary: 'Tell a row again, mended',
        tags,
        params: byId,
        body: Mending,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { site, params, body } = request;
      const outcome = await request.write((tx) => mendIn(tx, site.id, params.id, body.told, year()));
      if (!outcome.ok) return reply.problem(outcome.failure);
      await deriveAndReport(services, request.askContext(), outcome.value.feeder, outcome.value.taken);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/sites/:site/cases/set-aside/:id/discard',
    {
      config,
      schema: { summary: 'Leave a row out for good', tags, params: byId, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => discardAsideIn(tx, request.site.id, request.params.id));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/sites/:site/cases/set-aside/replay',
    {
      config,
      schema: {
        summary: 'Tell every row that waits again, after what stood in its way has changed',
        tags,
        params: bySite,
        response: { 200: z.object({ recorded: z.number(), stillAside: z.number() }) },
      },
    },
    async (request, reply) => {
      const outcome = await request.write(async (tx) => {
        const agency = await agencyMeantIn(tx, request.site.id, 'cases.record');
        return agency.ok ? replayAllIn(tx, request.site.id, agency.value, year()) : agency;
      });
      if (!outcome.ok) return reply.problem(outcome.failure);
      for (const { feeder, taken } of outcome.value) {
        await deriveAndReport(services, request.askContext(), feeder, taken);
      }
      const answers = outcome.value.flatMap(({ taken }) => taken.answers);
      const stillAside = answers.filter(({ verdict }) => verdict === 'set aside').length;
      return { recorded: answers.length - stillAside, stillAside };
    },
  );
}
