import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { failWith } from '../errors.ts';
import { Measure, MeasureChoice, MeasureKey, MeasureOverview, MeasureSaved } from './contract.ts';
import { readMeasure, readOverview } from './queries/read-measure.ts';
import { answerMeasure, saveFigureIn } from './save-figure.ts';

const tags = ['case measures'];
const read = { needs: { permission: 'cases.measure' } } as const;
// A figure that is saved becomes a recipe and a run, which those may write who run analyses.
const save = { needs: { permission: 'analysis.run' } } as const;
const ofSite = z.object({ site: z.string() });
const ofMeasure = ofSite.extend({ key: MeasureKey });

export function addMeasureRoutes(app: App, services: Services): void {
  addReading(app);
  addSaving(app, services);
}

function addReading(app: App): void {
  app.get(
    '/api/sites/:site/cases/measures',
    {
      config: read,
      schema: {
        tags,
        summary: 'What figures over cases there are, and what each means',
        params: ofSite,
        response: { 200: MeasureOverview },
      },
    },
    (request) => request.read((tx) => readOverview(tx, request.site.id)),
  );
  app.get(
    '/api/sites/:site/cases/measures/:key',
    {
      config: read,
      schema: {
        tags,
        summary: 'One measure, small counts withheld',
        params: ofMeasure,
        querystring: MeasureChoice,
        response: { 200: Measure },
      },
    },
    async (request, reply) => {
      const { site, params, query } = request;
      const found = await request.read((tx) =>
        readMeasure(tx, { siteId: site.id, key: params.key, choice: query }),
      );
      return found ?? reply.problem(failWith('cases.nothing-measured', {}).failure);
    },
  );
}

function addSaving(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/cases/measures/:key/runs',
    {
      config: save,
      schema: {
        tags,
        summary: 'Keep a measure as a run that a finding can rest on',
        params: ofMeasure,
        body: MeasureChoice,
        response: { 201: MeasureSaved },
      },
    },
    async (request, reply) => {
      const asked = { siteId: request.site.id, key: request.params.key, choice: request.body };
      const year = services.clock.now().getUTCFullYear();
      const outcome = await request.write((tx) => saveFigureIn(tx, asked, year));
      if (!outcome.ok) return reply.problem(outcome.failure);
      // At once, so that the finding can be written; the job does the same where this process dies before.
      await answerMeasure(services, outcome.value.runId);
      return reply.code(201).send(outcome.value);
    },
  );
}
