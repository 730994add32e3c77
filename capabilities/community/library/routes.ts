import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { byId, needs, notFound, tags, thenShow } from '../routes.ts';
import { keepFile } from './commands/keep-file.ts';
import { moveResourceIn } from './commands/move-resource.ts';
import { changeResourceIn, proposeResourceIn, proposeVersionIn } from './commands/propose-resource.ts';
import { sayItHelpedIn } from './commands/say-it-helped.ts';
import {
  libraryQuery,
  Resource,
  ResourceChange,
  ResourceDraft,
  ResourceMoveRequest,
  resourceList,
  StoredUpload,
} from './contract.ts';
import { fileOf, findResource } from './queries/find-resource.ts';
import { searchLibrary } from './queries/search-library.ts';

const path = '/api/library';
const response = { 200: Resource };

export function addLibraryRoutes(app: App, services: Services): void {
  addReading(app);
  addFiles(app, services);
  addProposing(app, services);
  addMoving(app);
}

function addReading(app: App): void {
  app.get(
    path,
    {
      config: needs('community.read'),
      schema: {
        tags,
        summary: 'Search the library',
        querystring: libraryQuery,
        response: { 200: resourceList },
      },
    },
    (request) => request.read((tx) => searchLibrary(tx, request.query)),
  );
  app.get(
    `${path}/:id`,
    {
      config: needs('community.read'),
      schema: { tags, summary: 'A version of a resource', params: byId, response },
    },
    async (request, reply) =>
      (await request.read((tx) => findResource(tx, request.params.id))) ?? reply.problem(notFound),
  );
}

function addFiles(app: App, services: Services): void {
  app.post(
    `${path}/files`,
    {
      config: { ...needs('community.take-part'), notIdempotent: true },
      schema: {
        tags,
        summary: 'Keep a file (multipart, one part named "file") for a resource',
        consumes: ['multipart/form-data'],
        response: { 201: StoredUpload },
      },
    },
    async (request, reply) => {
      const part = await request.file();
      if (!part)
        return reply.problem(failWith('community.file-refused', { reason: 'No file was sent.' }).failure);
      const upload = { fileName: part.filename, content: part.file };
      const kept = await keepFile(services, request.askContext(), upload);
      return kept.ok ? reply.code(201).send(kept.value) : reply.problem(kept.failure);
    },
  );
  app.get(
    `${path}/:id/file`,
    {
      config: needs('community.read'),
      schema: {
        tags,
        summary: 'The file of a resource',
        params: byId,
        response: { 200: answerOf('application/octet-stream', 'The file as it was kept.') },
      },
    },
    async (request, reply) => {
      const file = await request.read((tx) => fileOf(tx, request.params.id));
      if (!file) return reply.problem(notFound);
      return reply
        .type(file.mediaType)
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .send(services.files.open(file.sha256));
    },
  );
}

function addProposing(app: App, { clock }: Services): void {
  app.post(
    path,
    {
      config: needs('community.take-part'),
      schema: { tags, summary: 'Propose a resource', body: ResourceDraft, response: { 201: Resource } },
    },
    async (request, reply) => {
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) => shown(tx, proposeResourceIn(tx, request.body, year)));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/versions`,
    {
      config: needs('community.take-part'),
      schema: {
        tags,
        summary: 'Propose a new version of a resource',
        params: byId,
        body: ResourceDraft,
        response: { 201: Resource },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write((tx) => shown(tx, proposeVersionIn(tx, id, request.body)));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id`,
    {
      config: needs('community.take-part'),
      schema: {
        tags,
        summary: 'Change a version that is not listed',
        params: byId,
        body: ResourceChange,
        response,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write((tx) => shown(tx, changeResourceIn(tx, id, request.body)));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addMoving(app: App): void {
  app.post(
    `${path}/:id/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: needs('community.read'),
      schema: {
        tags,
        summary: 'List, return, propose again, withdraw or retire a version',
        params: byId,
        body: ResourceMoveRequest,
        response,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write((tx) => shown(tx, moveResourceIn(tx, id, request.body)));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id/helped`,
    {
      config: needs('community.read'),
      schema: {
        tags,
        summary: 'Say that a resource helped, or take it back',
        params: byId,
        body: z.strictObject({ helped: z.boolean() }),
        response,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write((tx) => shown(tx, sayItHelpedIn(tx, id, request.body.helped)));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function shown(tx: Tx, change: Promise<Outcome<{ id: string }>>): Promise<Outcome<Resource>> {
  return thenShow(change, (id) => findResource(tx, id));
}
