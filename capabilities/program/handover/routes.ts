import { sql } from 'kysely';
import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { pageQuery } from '#platform/http/contract.ts';
import { failWith } from '../errors.ts';
import { candidatesAnywhere } from '../team/candidates.ts';
import {
  handoverList,
  handoverPeople,
  handoverPreview,
  handoverQuestion,
  handoverRequest,
  handoverView,
} from './contract.ts';
import { handOver } from './hand-over.ts';
import { findHandover, listHandovers } from './list-handovers.ts';
import { type OwnedWorkflow, openWorkByPerson, ownedWorkflows } from './open-work.ts';
import { previewHandover } from './preview.ts';

const tags = ['program'];
const needs = { needs: { permission: 'program.hand-over' } } as const;
/** The program office keeps one calendar for what concerns every site. */
const OFFICE_ZONE = 'America/New_York';

export function addHandoverRoutes(app: App, services: Services, all: readonly Capability[]): void {
  const workflows = ownedWorkflows(all);
  addReading(app, services, workflows);
  app.post(
    '/api/handovers',
    {
      config: needs,
      schema: {
        tags,
        summary: 'Hand over all the open work of a person',
        body: handoverRequest,
        response: { 201: handoverView },
      },
    },
    async (request, reply) => {
      const today = dayIn(OFFICE_ZONE, services.clock.now());
      const { personId } = request.principal!;
      const { database } = services;
      const outcome = await handOver({ database, workflows, personId, today }, request.body);
      if (!outcome.ok) return reply.problem(outcome.failure);
      const found = await request.read((tx) => findHandover(tx, workflows, outcome.value.id));
      return reply.code(201).send(found!);
    },
  );
}

function addReading(app: App, services: Services, workflows: readonly OwnedWorkflow[]): void {
  app.get(
    '/api/handovers',
    {
      config: needs,
      schema: {
        tags,
        summary: 'Handovers, newest first',
        querystring: pageQuery,
        response: { 200: handoverList },
      },
    },
    (request) => request.read((tx) => listHandovers(tx, request.query)),
  );
  app.get(
    '/api/handovers/people',
    {
      config: needs,
      schema: { tags, summary: 'Whose work can be handed over', response: { 200: handoverPeople } },
    },
    async (request) => {
      const open = await services.database.asSystem(
        'whoever owns open work is found, also who has left',
        (tx) => openWorkByPerson(tx, workflows),
      );
      return request.read(async (tx) => ({ items: await peopleWithWork(tx, open) }));
    },
  );
  app.get(
    '/api/handovers/preview',
    {
      config: needs,
      schema: {
        tags,
        summary: 'Everything that would pass on, by kind',
        querystring: handoverQuestion,
        response: { 200: handoverPreview },
      },
    },
    (request) =>
      request.read(async (tx) =>
        previewHandover(tx, services.database, workflows, {
          personId: request.query.from,
          siteId: request.query.site ?? null,
        }),
      ),
  );
  app.get(
    '/api/handovers/:id',
    {
      config: { needs: 'signed-in' },
      schema: {
        tags,
        summary: 'A handover with its notes and what passed on',
        params: z.object({ id: z.uuid() }),
        response: { 200: handoverView },
      },
    },
    async (request, reply) => {
      const found = await request.read((tx) => findHandover(tx, workflows, request.params.id));
      return found ?? reply.problem(failWith('program.not-found', {}).failure);
    },
  );
}

/** Those who have left and still own open work come first: somebody waits on them unseen. */
async function peopleWithWork(tx: Tx, open: ReadonlyMap<string, number>) {
  const here = await candidatesAnywhere(tx);
  const known = new Set(here.map(({ id }) => id));
  const { rows: left } = await sql<{ id: string; name: string | null }>`
    select id, identity.name_of(id) as name from unnest(${[...open.keys()]}::uuid[]) id`.execute(tx);
  return [
    ...left
      .filter(({ id }) => !known.has(id))
      .map(({ id, name }) => ({ id, name: name ?? 'A colleague', roles: [] as string[], hasLeft: true })),
    ...here.map((person) => ({ ...person, hasLeft: false })),
  ].map((person) => ({ ...person, open: open.get(person.id) ?? 0 }));
}
