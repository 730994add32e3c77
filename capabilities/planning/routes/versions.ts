import type { App } from '#platform/http/app.ts';
import { moveVersionIn } from '../commands/move-version.ts';
import { DiffQuery, VersionDiff, VersionMoveRequest, VersionPage, versionList } from '../contract.ts';
import { diffOf, findVersion, versionsOf } from '../queries/versions.ts';
import { byId, notThere, read, tags, thenShow } from './asked.ts';

/** The versions of a plan, what changed between any two, and the way from draft to published. */
export function addVersionRoutes(app: App): void {
  app.get(
    '/api/sites/:site/plans/:id/versions',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'The versions of a plan, each with why it was made', params: byId },
        response: { 200: versionList },
      },
    },
    async (request) => ({
      items: await request.read((tx) => versionsOf(tx, { siteId: request.site.id, id: request.params.id })),
    }),
  );
  app.get(
    '/api/sites/:site/plans/:id/diff',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'What changed between two versions of a plan, in words', params: byId },
        ...{ querystring: DiffQuery, response: { 200: VersionDiff } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.read((tx) => diffOf(tx, target, request.query));
      return found ?? reply.problem(notThere());
    },
  );
  app.get(
    '/api/sites/:site/plan-versions/:id',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A version of a plan and its history', params: byId },
        response: { 200: VersionPage },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findVersion(tx, target))) ?? reply.problem(notThere());
    },
  );
  app.post(
    '/api/sites/:site/plan-versions/:id/moves',
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: read,
      schema: {
        ...{ tags, summary: 'Submit, return or publish a version of a plan', params: byId },
        ...{ body: VersionMoveRequest, response: { 200: VersionPage } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, moveVersionIn(tx, target, request.body), (tx) => findVersion(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
