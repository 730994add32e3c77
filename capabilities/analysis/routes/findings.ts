import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { changeFindingIn } from '../commands/change-finding.ts';
import { draftFindingIn } from '../commands/draft-finding.ts';
import { moveFindingIn } from '../commands/move-finding.ts';
import {
  Finding,
  FindingChange,
  FindingDraft,
  findingList,
  findingListQuery,
  MoveRequest,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findFinding } from '../queries/find-finding.ts';
import { listFindings } from '../queries/list-findings.ts';

const tags = ['findings'];
const read = { needs: { permission: 'findings.read' } } as const;
const write = { needs: { permission: 'findings.write' } } as const;
const byId = z.object({ site: z.string(), id: z.uuid() });
const ofSite = z.object({ site: z.string() });

export function addFindingRoutes(app: App, services: Services): void {
  addReading(app);
  addWriting(app, services);
}

function addReading(app: App): void {
  app.get(
    '/api/sites/:site/findings',
    {
      config: read,
      schema: {
        tags,
        summary: 'A site’s findings',
        params: ofSite,
        querystring: findingListQuery,
        response: { 200: findingList },
      },
    },
    (request) => request.read((tx) => listFindings(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/findings/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'A finding, its run and its history',
        params: byId,
        response: { 200: Finding },
      },
    },
    async (request, reply) => {
      const found = await request.read((tx) =>
        findFinding(tx, { siteId: request.site.id, id: request.params.id }),
      );
      return found ?? reply.problem(failWith('analysis.not-found', {}).failure);
    },
  );
}

function addWriting(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/findings',
    {
      config: write,
      schema: {
        tags,
        summary: 'Draft a finding from a run',
        params: ofSite,
        body: FindingDraft,
        response: { 201: Finding },
      },
    },
    async (request, reply) => {
      const year = services.clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(tx, request.site.id, draftFindingIn(tx, request.site, request.body, year)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/findings/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change what a finding says',
        params: byId,
        body: FindingChange,
        response: { 200: Finding },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, target.siteId, changeFindingIn(tx, target, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/findings/:id/moves',
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: read,
      schema: {
        tags,
        summary: 'Submit, approve, return, publish or withdraw a finding',
        params: byId,
        body: MoveRequest,
        response: { 200: Finding },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, target.siteId, moveFindingIn(tx, target, request.body)),
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
): Promise<Outcome<z.infer<typeof Finding>>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await findFinding(tx, { siteId, id: outcome.value.id });
  return found ? succeed(found) : failWith('analysis.not-found', {});
}
