import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { addMaterialIn, keepFile, withdrawMaterialIn } from '../commands/materials.ts';
import { Summit } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findMaterial, findSummit } from '../queries/summits.ts';
import { byId, notFound, read, run, tags, thenShow } from './shared.ts';

const byMaterial = z.object({ id: z.uuid(), material: z.uuid() });
const about = z.object({ title: z.string().trim().min(1).max(200), session: z.uuid().optional() });

/** What is handed out: kept by its content, given as a download and never shown in place. */
export function addMaterialRoutes(app: App, { clock, files }: Services): void {
  app.post(
    '/api/summits/:id/materials',
    {
      config: { ...run, notIdempotent: true },
      schema: {
        ...{ tags, summary: 'Add a file (multipart, one part named "file") to a summit or a session' },
        ...{ params: byId, querystring: about, consumes: ['multipart/form-data'], response: { 201: Summit } },
      },
    },
    async (request, reply) => {
      const part = await request.file();
      if (!part)
        return reply.problem(failWith('summit.file-refused', { reason: 'No file was sent.' }).failure);
      const kept = await keepFile(files, { fileName: part.filename, content: part.file });
      if (!kept.ok) return reply.problem(kept.failure);
      const { title, session } = request.query;
      const place = { eventId: request.params.id, sessionId: session ?? null };
      const outcome = await request.write((tx) =>
        thenShow(addMaterialIn(tx, place, title, kept.value), (id) => findSummit(tx, id, clock.now())),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.delete(
    '/api/summits/:id/materials/:material',
    {
      config: run,
      schema: { tags, summary: 'Withdraw a material', params: byMaterial, response: { 200: Summit } },
    },
    async (request, reply) => {
      const { id, material } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(withdrawMaterialIn(tx, id, material), () => findSummit(tx, id, clock.now())),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.get(
    '/api/summit-materials/:id',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A material as a file', params: byId },
        response: { 200: answerOf('application/octet-stream', 'The file as it was added') },
      },
    },
    async (request, reply) => {
      const material = await request.read((tx) => findMaterial(tx, request.params.id));
      if (!material) return reply.problem(notFound);
      return reply
        .type(material.mediaType)
        .header('content-disposition', `attachment; filename="${material.fileName.replaceAll('"', '')}"`)
        .header('x-content-type-options', 'nosniff')
        .send(files.open(material.sha256));
    },
  );
}
