import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { moveRecordIn } from '../commands/move-record.ts';
import { releaseResultsIn } from '../commands/release-results.ts';
import { changeReleaseIn, requestReleaseIn } from '../commands/request-release.ts';
import { runAnalysisIn } from '../commands/run-analysis.ts';
import { Analysis, AnalysisDraft, MoveRequest, Release, ReleaseRequest } from '../contract.ts';
import { findAnalysis } from '../queries/inside.ts';
import { findRelease } from '../queries/releases.ts';
import { byId, needs, notFound, tags, thenShow } from './shared.ts';

const path = '/api/sites/:site/research/releases';

export function addInsideRoutes(app: App, services: Services): void {
  addAnalyses(app, services);
  addReleaseRequests(app, services);
  addReleaseDecisions(app);
}

function addAnalyses(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/research/extracts/:id/analyses',
    {
      config: needs('research.work'),
      schema: {
        tags,
        summary: 'Run an analysis on an extract, inside',
        params: byId,
        body: AnalysisDraft,
        response: { 201: Analysis },
      },
    },
    async (request, reply) => {
      const extract = { siteId: request.site.id, id: request.params.id };
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(runAnalysisIn(tx, extract, request.body, year), (id) =>
          findAnalysis(tx, { siteId: extract.siteId, id }),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.get(
    '/api/sites/:site/research/analyses/:id',
    {
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'What an analysis inside found',
        params: byId,
        response: { 200: Analysis },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findAnalysis(tx, target))) ?? reply.problem(notFound);
    },
  );
}

function addReleaseRequests(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/research/projects/:id/releases',
    {
      config: needs('research.work'),
      schema: {
        tags,
        summary: 'Ask for results to be released',
        params: byId,
        body: ReleaseRequest,
        response: { 201: Release },
      },
    },
    async (request, reply) => {
      const project = { siteId: request.site.id, id: request.params.id };
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(requestReleaseIn(tx, project, request.body, year), (id) =>
          findRelease(tx, { siteId: project.siteId, id }),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id`,
    {
      config: needs('research.work'),
      schema: {
        tags,
        summary: 'Change a returned request for release',
        params: byId,
        body: ReleaseRequest,
        response: { 200: Release },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(changeReleaseIn(tx, target, request.body), () => findRelease(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addReleaseDecisions(app: App): void {
  app.get(
    `${path}/:id`,
    {
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'A request for release, with the check of its small counts for its reviewers',
        params: byId,
        response: { 200: Release },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.readRecorded('disclosure review', (tx) => findRelease(tx, target));
      return found ?? reply.problem(notFound);
    },
  );
  app.post(
    `${path}/:id/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'Release, return, refuse, ask again or withdraw',
        params: byId,
        body: MoveRequest,
        response: { 200: Release },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const { move } = request.body;
      const outcome = await request.write((tx) =>
        thenShow(
          move === 'release'
            ? releaseResultsIn(tx, target, request.body)
            : moveRecordIn(tx, 'release', target, request.body),
          () => findRelease(tx, target),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
