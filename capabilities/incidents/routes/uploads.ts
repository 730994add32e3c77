import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { keepUpload } from '../commands/keep-upload.ts';
import { Preview, PreviewRequest, Upload } from '../contract.ts';
import { failWith, failWithProblem, problem } from '../errors.ts';
import { previewFile } from '../importing/preview-upload.ts';
import type { ReadingOrder } from '../importing/reading-order.ts';

const tags = ['incidents'];
const needs = { permission: 'incidents.import' };

export function addUploadRoutes(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/incidents/uploads',
    {
      config: { needs, notIdempotent: true },
      schema: {
        summary: 'Keep a file (multipart, one part named "file") for an import',
        tags,
        params: z.object({ site: z.string() }),
        consumes: ['multipart/form-data'],
        response: { 201: Upload },
      },
    },
    async (request, reply) => {
      const part = await request.file();
      if (!part) return reply.problem(failWithProblem(problem('file-empty', 'No file was sent.')).failure);
      const upload = { fileName: part.filename, content: part.file };
      const kept = await keepUpload(services, request.askContext(), request.site.id, upload);
      if (!kept.ok) return reply.problem(kept.failure);
      return reply.code(201).send(kept.value);
    },
  );

  app.post(
    '/api/sites/:site/incidents/uploads/:upload/preview',
    {
      config: { needs, notIdempotent: true },
      schema: {
        summary: 'Look at the first rows of a kept file, and try a mapping on them',
        tags,
        params: z.object({ site: z.string(), upload: z.uuid() }),
        body: PreviewRequest,
        response: { 200: Preview },
      },
    },
    async (request, reply) => {
      const { site, params, body } = request;
      const found = await request.read(async (tx) => {
        const { rows } = await sql<{ sha256: string } & ReadingOrder['site']>`
          select upload.sha256, site.time_zone as "timeZone", site.epsg, site.boundary
          from incidents.upload
          join program.site site on site.id = upload.site_id
          where upload.id = ${params.upload} and upload.site_id = ${site.id}`.execute(tx);
        return rows[0];
      });
      if (!found) return reply.problem(failWith('incidents.upload-missing', {}).failure);
      const snapshotDate = body.snapshotDate ?? todayAt(site.timeZone, services);
      const trial = { mapping: body.mapping, snapshotDate };
      const preview = await previewFile(services.files.pathOf(found.sha256), found, trial);
      return preview.ok ? preview.value : reply.problem(preview.failure);
    },
  );
}

export function todayAt(timeZone: string, { clock }: Services): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(clock.now());
}
