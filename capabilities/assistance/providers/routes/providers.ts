import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { declareConflictIn, endConflictIn } from '../commands/declare-conflict.ts';
import { changeProviderIn, listProviderIn, noteExpertiseIn } from '../commands/describe-provider.ts';
import {
  ConflictDraft,
  ConflictEnd,
  ExpertiseNote,
  Provider,
  ProviderChange,
  ProviderDraft,
  ProviderOptions,
  providerList,
  providerListQuery,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findProvider } from '../queries/find-provider.ts';
import { listProviders, providerOptions } from '../queries/list-providers.ts';

const tags = ['assistance'];
const read = { needs: { permission: 'assistance.read-providers' } } as const;
const keep = { needs: { permission: 'assistance.keep-providers' } } as const;
const path = '/api/assistance-providers';
const byId = z.object({ id: z.uuid() });

export function addProviderRoutes(app: App): void {
  addReading(app);
  addDescribing(app);
  addConflicts(app);
}

function addReading(app: App): void {
  app.get(
    path,
    {
      config: read,
      schema: {
        tags,
        summary: 'The providers of assistance',
        querystring: providerListQuery,
        response: { 200: providerList },
      },
    },
    (request) => request.read((tx) => listProviders(tx, request.query)),
  );
  app.get(
    '/api/assistance-provider-options',
    {
      config: keep,
      schema: { tags, summary: 'Agencies that could be listed', response: { 200: ProviderOptions } },
    },
    (request) => request.read((tx) => providerOptions(tx)),
  );
  app.get(
    `${path}/:id`,
    {
      config: read,
      schema: { tags, summary: 'A provider of assistance', params: byId, response: { 200: Provider } },
    },
    async (request, reply) =>
      (await request.read((tx) => findProvider(tx, request.params.id))) ??
      reply.problem(failWith('assistance.provider-not-found', {}).failure),
  );
}

function addDescribing(app: App): void {
  app.post(
    path,
    {
      config: keep,
      schema: { tags, summary: 'List a provider', body: ProviderDraft, response: { 201: Provider } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => thenShow(tx, listProviderIn(tx, request.body)));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id`,
    {
      // Its own people may change it too: the command asks whose it is, and the database asks again.
      config: read,
      schema: {
        tags,
        summary: 'Change what a provider is and can carry',
        params: byId,
        body: ProviderChange,
        response: { 200: Provider },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(tx, changeProviderIn(tx, request.params.id, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id/expertise/:coreArea`,
    {
      config: read,
      schema: {
        tags,
        summary: 'Note what a provider knows of a core area, with the evidence',
        params: byId.extend({ coreArea: z.string().max(60) }),
        body: ExpertiseNote,
        response: { 200: Provider },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(tx, noteExpertiseIn(tx, request.params, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addConflicts(app: App): void {
  app.post(
    `${path}/:id/conflicts`,
    {
      config: read,
      schema: {
        tags,
        summary: 'Declare a conflict of interest at a site',
        params: byId,
        body: ConflictDraft,
        response: { 201: Provider },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(tx, declareConflictIn(tx, request.params.id, request.body)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/conflicts/:conflictId/end`,
    {
      config: read,
      schema: {
        tags,
        summary: 'End a conflict of interest, with the reason',
        params: byId.extend({ conflictId: z.uuid() }),
        body: ConflictEnd,
        response: { 200: Provider },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(tx, endConflictIn(tx, request.params, request.body.reason)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

/** A change answers with the record as it now stands, so that a screen needs no second question. */
async function thenShow(tx: Tx, change: Promise<Outcome<{ id: string }>>): Promise<Outcome<Provider>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await findProvider(tx, outcome.value.id);
  return found ? succeed(found) : failWith('assistance.provider-not-found', {});
}
