import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';

import { cancelRunIn } from '../commands/cancel-run.ts';
import { repeatOnNewestIn } from '../commands/repeat-analysis.ts';
import { requestRunIn } from '../commands/request-run.ts';
import { startAnalysisIn } from '../commands/start-analysis.ts';
import {
  AnalysisDetail,
  AnalysisOptions,
  analysisList,
  analysisListQuery,
  PlaceCollection,
  RecipeDraft,
  Run,
  Started,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import type { IncidentsData } from '../incidents-data.ts';
import { analysisOptions } from '../queries/analysis-options.ts';
import { findAnalysis, findRun } from '../queries/find-analysis.ts';
import { findRunPlaces } from '../queries/find-run-result.ts';
import { listAnalyses } from '../queries/list-analyses.ts';
import { placesOf } from '../queries/places-of-run.ts';

const tags = ['analysis'];
const read = { needs: { permission: 'analysis.read' } } as const;
const run = { needs: { permission: 'analysis.run' } } as const;
const byId = z.object({ site: z.string(), id: z.uuid() });
const ofSite = z.object({ site: z.string() });
const RunId = z.object({ runId: z.uuid() });

export function addAnalysisRoutes(app: App, services: Services, incidents: IncidentsData): void {
  addReading(app, incidents);
  addRunning(app, services, incidents);
}

function addReading(app: App, incidents: IncidentsData): void {
  app.get(
    '/api/sites/:site/analyses',
    {
      config: read,
      schema: {
        tags,
        summary: 'A site’s analyses',
        params: ofSite,
        querystring: analysisListQuery,
        response: { 200: analysisList },
      },
    },
    (request) => request.read((tx) => listAnalyses(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/analysis-options',
    {
      config: run,
      schema: {
        tags,
        summary: 'What a new analysis can choose from',
        params: ofSite,
        response: { 200: AnalysisOptions },
      },
    },
    (request) => request.read((tx) => analysisOptions(tx, request.site.id, incidents)),
  );
  app.get(
    '/api/sites/:site/analyses/:id',
    {
      config: read,
      schema: { tags, summary: 'An analysis and its runs', params: byId, response: { 200: AnalysisDetail } },
    },
    async (request, reply) => {
      const found = await request.read((tx) =>
        findAnalysis(tx, { siteId: request.site.id, id: request.params.id }, incidents),
      );
      return found ?? reply.problem(failWith('analysis.not-found', {}).failure);
    },
  );
  app.get(
    '/api/sites/:site/runs/:id',
    {
      config: read,
      schema: { tags, summary: 'A run with its result', params: byId, response: { 200: Run } },
    },
    async (request, reply) => {
      const found = await request.read((tx) =>
        findRun(tx, { siteId: request.site.id, id: request.params.id }),
      );
      return found ?? reply.problem(failWith('analysis.not-found', {}).failure);
    },
  );
  app.get(
    '/api/sites/:site/runs/:id/places',
    {
      config: read,
      schema: {
        tags,
        summary: 'The cells of a run as polygons (GeoJSON)',
        params: byId,
        response: { 200: PlaceCollection },
      },
    },
    async (request, reply) => {
      const where = { siteId: request.site.id, runId: request.params.id };
      const found = await request.read((tx) => findRunPlaces(tx, where));
      const places = found?.result ? placesOf(found.result, found.boundary) : null;
      return places ?? reply.problem(failWith('analysis.not-found', {}).failure);
    },
  );
}

function addRunning(app: App, services: Services, incidents: IncidentsData): void {
  app.post(
    '/api/sites/:site/analyses',
    {
      config: run,
      schema: {
        tags,
        summary: 'Save an analysis and run it',
        params: ofSite,
        body: RecipeDraft,
        response: { 201: Started },
      },
    },
    async (request, reply) => {
      const year = services.clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        startAnalysisIn(tx, request.site.id, request.body, incidents, year),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/analyses/:id/runs',
    {
      config: run,
      schema: { tags, summary: 'Run an analysis again', params: byId, response: { 201: RunId } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        requestRunIn(tx, { siteId: request.site.id, recipeId: request.params.id }),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/analyses/:id/repeat',
    {
      config: run,
      schema: {
        tags,
        summary: 'Ask the same question of the newest version of the same data',
        params: byId,
        response: { 201: Started },
      },
    },
    async (request, reply) => {
      const year = services.clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        repeatOnNewestIn(tx, { siteId: request.site.id, id: request.params.id }, incidents, year),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/runs/:id/cancel',
    { config: run, schema: { tags, summary: 'Stop a run', params: byId, response: { 200: RunId } } },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        cancelRunIn(tx, { siteId: request.site.id, runId: request.params.id }),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
