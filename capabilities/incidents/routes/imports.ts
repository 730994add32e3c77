import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import { failWith as failMove, may } from '#platform/workflow/move.ts';
import { acceptImportIn } from '../commands/accept-import.ts';
import { cancelImportIn, discardImportIn } from '../commands/move-import.ts';
import { startImportIn } from '../commands/start-import.ts';
import {
  ChangeList,
  ImportDetail,
  ImportDraft,
  ImportList,
  ImportListQuery,
  ImportMove,
  Made,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { readImportDetail, readImportRecord, readImportRecords } from '../queries/import-record.ts';
import { readVersionChanges } from '../queries/version-changes.ts';
import { importWorkflow } from '../states.ts';
import { todayAt } from './uploads.ts';

const tags = ['incidents'];
const siteParams = z.object({ site: z.string() });
const importParams = z.object({ site: z.string(), import: z.uuid() });

export function addImportRoutes(app: App, services: Services): void {
  app.get(
    '/api/sites/:site/incidents/imports',
    {
      config: { needs: { permission: 'incidents.read' } },
      schema: {
        summary: 'The imports of a site, the newest first',
        tags,
        params: siteParams,
        querystring: ImportListQuery,
        response: { 200: ImportList },
      },
    },
    async (request) => {
      const { after, limit, state, source } = request.query;
      const before = decodeCursor(after)?.map(String)[0];
      const filter = { state: [state ?? []].flat(), source };
      const records = await request.read((tx) =>
        readImportRecords(tx, request.site.id, filter, { before, limit: limit + 1 }),
      );
      return cutPage(records, limit, (record) => [record.id]);
    },
  );

  app.post(
    '/api/sites/:site/incidents/imports',
    {
      config: { needs: { permission: 'incidents.import' } },
      schema: {
        summary: 'Hand a kept file to the reader',
        tags,
        params: siteParams,
        body: ImportDraft,
        response: { 201: Made.extend({ number: z.string() }) },
      },
    },
    async (request, reply) => {
      const {
        sourceId,
        uploadId,
        corrects,
        snapshotDate = todayAt(request.site.timeZone, services),
      } = request.body;
      const draft = { sourceId, uploadId, snapshotDate, ...(corrects ? { corrects } : {}) };
      const outcome = await request.write((tx) =>
        startImportIn(tx, request.site.id, draft, services.clock.now()),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );

  app.get(
    '/api/sites/:site/incidents/imports/:import',
    {
      config: { needs: { permission: 'incidents.read' } },
      schema: { summary: 'One import', tags, params: importParams, response: { 200: ImportDetail } },
    },
    async (request, reply) => {
      const record = await request.read((tx) => readImportDetail(tx, request.site.id, request.params.import));
      return record ?? reply.problem(failWith('incidents.import-missing', {}).failure);
    },
  );

  app.post(
    '/api/sites/:site/incidents/imports/:import/moves',
    {
      config: { needs: 'signed-in' },
      schema: {
        summary: 'Accept, cancel or discard an import',
        description: 'Accepting needs incidents.accept; cancelling and discarding need incidents.import.',
        tags,
        params: importParams,
        body: ImportMove,
        response: { 200: ImportDetail },
      },
    },
    async (request, reply) => {
      const { import: importId } = request.params;
      const { move, reason } = request.body;
      const outcome = await request.write(async (tx) => {
        const isHere = await readImportRecord(tx, request.site.id, importId);
        if (!isHere) return failWith('incidents.import-missing', {});
        const { label, permission } = importWorkflow.moves[move];
        if (!(await may(tx, permission!, request.site.id))) return notAllowed(label, permission!);
        if (move === 'accept') return acceptImportIn(tx, importId);
        return move === 'cancel' ? cancelImportIn(tx, importId) : discardImportIn(tx, importId, reason);
      });
      if (!outcome.ok) return reply.problem(outcome.failure);
      return request.read(async (tx) => (await readImportDetail(tx, request.site.id, importId))!);
    },
  );

  app.get(
    '/api/sites/:site/incidents/imports/:import/changes',
    {
      config: { needs: { permission: 'incidents.read' } },
      schema: {
        summary: 'Which rows of the version before an import changed or withdrew (at most 500)',
        tags,
        params: importParams,
        response: { 200: ChangeList },
      },
    },
    async (request, reply) => {
      const { import: importId } = request.params;
      const items = await request.read(async (tx) => {
        const record = await readImportRecord(tx, request.site.id, importId);
        return record && (await readVersionChanges(tx, request.site.id, importId));
      });
      return items ? { items } : reply.problem(failWith('incidents.import-missing', {}).failure);
    },
  );
}

/** Row-level security hides from a reader that the record could be moved at all; it is on their screen, so say why not. */
function notAllowed(label: string, permission: string) {
  return failMove('workflow.not-allowed', { label, permission });
}
