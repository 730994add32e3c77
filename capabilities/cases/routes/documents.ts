import { sql } from 'kysely';
import { z } from 'zod';
import { recordOperationalReadIn } from '#capabilities/sharing/server.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { CaseRecord, DocumentRemoval } from '../contract.ts';
import { failWith } from '../errors.ts';
import { type DocumentKind, mediaTypes } from '../working/document-kind.ts';
import { keepDocument, removeDocumentIn } from '../working/keep-document.ts';
import { byCase, purposeOf, read, record, showCase, tags } from './shared.ts';

const byDocument = byCase.extend({ documentId: z.uuid() });
type Stored = { fileName: string; kind: DocumentKind; sha256: string; compartmentId: number };

export function addDocumentRoutes(app: App, services: Services): void {
  addKeeping(app, services);
  addServing(app, services);
}

function addKeeping(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/cases/:id/documents',
    {
      config: { ...record, notIdempotent: true },
      schema: {
        tags,
        summary: 'Add a file to a case (multipart: "title", "field", then one part named "file")',
        params: byCase,
        consumes: ['multipart/form-data'],
        response: { 201: CaseRecord },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, caseId: request.params.id };
      const part = await request.file();
      if (!part)
        return reply.problem(failWith('cases.document-refused', { why: 'No file was sent.' }).failure);
      const said = (name: string) => {
        const given = part.fields[name];
        return given && 'value' in given ? String(given.value) : '';
      };
      const upload = {
        title: said('title'),
        field: said('field'),
        fileName: part.filename,
        content: part.file,
      };
      const kept = await keepDocument(services, request.askContext(), target, upload);
      return kept.ok ? showCase(request, reply, services, target.caseId, 201) : reply.problem(kept.failure);
    },
  );
  app.post(
    '/api/sites/:site/cases/:id/documents/:documentId/removal',
    {
      config: record,
      schema: {
        ...{ tags, summary: 'Take a file off a case, saying why', params: byDocument },
        ...{ body: DocumentRemoval, response: { 200: CaseRecord } },
      },
    },
    async (request, reply) => {
      const { id, documentId } = request.params;
      const target = { siteId: request.site.id, caseId: id };
      const outcome = await request.write((tx) => removeDocumentIn(tx, target, documentId, request.body.why));
      return outcome.ok ? showCase(request, reply, services, id) : reply.problem(outcome.failure);
    },
  );
}

function addServing(app: App, { files }: Services): void {
  app.get(
    '/api/sites/:site/cases/:id/documents/:documentId/file',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A file of a case, as it was sent', params: byDocument },
        response: { 200: answerOf('application/octet-stream', 'The file, as an attachment.') },
      },
    },
    async (request, reply) => {
      const { id, documentId } = request.params;
      const siteId = request.site.id;
      const stored = await request.readRecorded(purposeOf(request), async (tx) => {
        const { rows } = await sql<Stored>`
          select file_name as "fileName", kind, sha256, compartment_id as "compartmentId" from cases.document
          where id = ${documentId} and case_id = ${id} and site_id = ${siteId} and removed_at is null`.execute(
          tx,
        );
        await recordOperationalReadIn(tx, {
          ...{ table: 'cases.document', id: documentId, siteId },
          compartmentIds: rows.map(({ compartmentId }) => compartmentId),
        });
        return rows[0];
      });
      if (!stored) return reply.problem(failWith('cases.entry-not-found', {}).failure);
      return reply
        .type(mediaTypes[stored.kind])
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(stored.fileName)}`)
        .send(files.open(stored.sha256));
    },
  );
}
