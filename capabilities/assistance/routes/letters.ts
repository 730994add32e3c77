import { sql } from 'kysely';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { keepLetter } from '../commands/keep-letter.ts';
import { type LetterKind, mediaTypes } from '../commands/letter-kind.ts';
import { AssistanceRequest } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findRequest } from '../queries/find-request.ts';
import { ask, byId, read, tags } from './shared.ts';

export function addLetterRoutes(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/assistance/:id/letter',
    {
      config: { ...ask, notIdempotent: true },
      schema: {
        tags,
        summary: 'Send a letter of support (multipart, one part named "file")',
        params: byId,
        consumes: ['multipart/form-data'],
        response: { 201: AssistanceRequest },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const part = await request.file();
      if (!part)
        return reply.problem(failWith('assistance.letter-refused', { why: 'No file was sent.' }).failure);
      const upload = { fileName: part.filename, content: part.file };
      const kept = await keepLetter(services, request.askContext(), target, upload);
      if (!kept.ok) return reply.problem(kept.failure);
      const found = await request.read((tx) => findRequest(tx, target, services.clock.now()));
      return found
        ? reply.code(201).send(found)
        : reply.problem(failWith('assistance.not-found', {}).failure);
    },
  );
  app.get(
    '/api/sites/:site/assistance/:id/letter',
    {
      config: read,
      schema: {
        tags,
        summary: 'The letter of support of a request',
        params: byId,
        response: { 200: answerOf('application/octet-stream', 'The letter as it was sent.') },
      },
    },
    async (request, reply) => {
      const { rows } = await request.read((tx) =>
        sql<{ fileName: string; kind: LetterKind; sha256: string }>`
          select file_name as "fileName", kind, sha256 from assistance.letter
          where request_id = ${request.params.id} and site_id = ${request.site.id} and replaced_at is null`.execute(
          tx,
        ),
      );
      const letter = rows[0];
      if (!letter) return reply.problem(failWith('assistance.letter-missing', {}).failure);
      return reply
        .type(mediaTypes[letter.kind])
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(letter.fileName)}`)
        .send(services.files.open(letter.sha256));
    },
  );
}
