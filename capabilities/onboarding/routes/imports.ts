import { z } from 'zod';
import { writeAfterStepUp } from '#capabilities/identity/server.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { applyImportIn } from '../commands/apply-import.ts';
import { checkImportIn } from '../commands/check-import.ts';
import { discardImportIn } from '../commands/discard-import.ts';
import { confirmInvitationsIn } from '../commands/invite-people.ts';
import { receiveFile } from '../commands/receive-file.ts';
import { CheckRequest, Counts, ImportKind, ImportRecord, importList, importListQuery } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findImport } from '../queries/find-import.ts';
import { listImports } from '../queries/list-imports.ts';

const tags = ['program imports'];
const config = { needs: { permission: 'onboarding.import' } } as const;
const byId = z.object({ id: z.uuid() });
const done = { 204: z.null() };

export function addImportRoutes(app: App, services: Services): void {
  addReading(app);
  addReceiving(app, services);
  addChecking(app, services);
  addDeciding(app, services);
}

function addReading(app: App): void {
  app.get(
    '/api/program-imports',
    {
      config,
      schema: {
        tags,
        summary: 'Files of the program’s own records, the newest first',
        querystring: importListQuery,
        response: { 200: importList },
      },
    },
    (request) => request.read((tx) => listImports(tx, request.query)),
  );

  app.get(
    '/api/program-imports/:id',
    {
      config,
      schema: {
        tags,
        summary: 'One file: its columns, what the check found, and how to map it',
        params: byId,
        response: { 200: ImportRecord },
      },
    },
    async (request, reply) => {
      const found = await request.read((tx) => findImport(tx, request.params.id));
      return found ?? reply.problem(failWith('onboarding.not-found', {}).failure);
    },
  );
}

function addReceiving(app: App, services: Services): void {
  app.post(
    '/api/program-imports/:kind/files',
    {
      config: { ...config, notIdempotent: true },
      schema: {
        tags,
        summary: 'Keep a file (multipart, one part named "file"); nothing of it counts yet',
        params: z.object({ kind: ImportKind }),
        consumes: ['multipart/form-data'],
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const part = await request.file();
      if (!part) return reply.problem(failWith('onboarding.file-missing', {}).failure);
      const upload = { kind: request.params.kind, fileName: part.filename, content: part.file };
      const received = await receiveFile(services, request.askContext(), upload);
      return received.ok ? reply.code(201).send(received.value) : reply.problem(received.failure);
    },
  );
}

function addChecking(app: App, services: Services): void {
  app.post(
    '/api/program-imports/:id/check',
    {
      config,
      schema: {
        tags,
        summary: 'Check every row by a mapping, and keep the mapping for the next file of its kind',
        params: byId,
        body: CheckRequest,
        response: { 200: Counts },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        checkImportIn(tx, services, request.params.id, request.body),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addDeciding(app: App, services: Services): void {
  app.post(
    '/api/program-imports/:id/application',
    {
      config,
      schema: {
        tags,
        summary: 'Bring in what is new and changed, all of it or nothing',
        params: byId,
        response: done,
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => applyImportIn(tx, services, request.params.id));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/program-imports/:id/discard',
    {
      config,
      schema: { tags, summary: 'Put the file away without applying it', params: byId, response: done },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => discardImportIn(tx, request.params.id));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/program-imports/:id/invitations',
    {
      config,
      schema: {
        tags,
        summary: 'Invite by e-mail everyone whom the file brought in and who has no invitation',
        params: byId,
        response: { 202: z.object({ people: z.number().int() }) },
      },
    },
    async (request, reply) => {
      const outcome = await writeAfterStepUp(services, request, (tx) =>
        confirmInvitationsIn(tx, request.params.id),
      );
      return outcome.ok ? reply.code(202).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}
