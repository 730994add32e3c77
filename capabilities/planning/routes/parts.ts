import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { placePartIn, removePartIn } from '../commands/arrange-parts.ts';
import { addPartIn, baselineAsked, changePartIn } from '../commands/write-part.ts';
import {
  NewPart,
  PartChange,
  PartMade,
  PartPlace,
  type PartWords,
  ReadingAnswer,
  ReadingQuery,
} from '../contract.ts';
import { readOver } from '../measures/take-readings.ts';
import { byId, byPart, ofSite, tags } from './asked.ts';

const write = { needs: { permission: 'planning.write' } } as const;
const Placed = z.object({ id: z.uuid() });

/** The parts of a plan, written one by one while its draft is open. */
export function addPartRoutes(app: App, services: Services): void {
  addWords(app, services);
  addArranging(app);
  app.get(
    '/api/sites/:site/plan-measures',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'A measure of the catalogue over a period of the site’s data', params: ofSite },
        ...{ querystring: ReadingQuery, response: { 200: ReadingAnswer } },
      },
    },
    async ({ site, query: { metric, from, to } }) => ({
      reading: await readOver(services.database, site.id, metric, { from, to }, waiting()),
    }),
  );
}

/** A figure that people wait for on a screen; a thread that takes longer is given up. */
const LONGEST_WAIT_MS = 20_000;
const waiting = () => AbortSignal.timeout(LONGEST_WAIT_MS);

function addWords(app: App, { database, clock }: Services): void {
  const baselineOf = (siteId: string, words: PartWords) => {
    const asked = baselineAsked(words);
    return asked ? readOver(database, siteId, asked.metric, asked, waiting()) : Promise.resolve(null);
  };
  app.post(
    '/api/sites/:site/plans/:id/parts',
    {
      config: write,
      schema: {
        ...{
          tags,
          summary: 'Add a problem, goal, objective, strategy or activity to the draft',
          params: byId,
        },
        ...{ body: NewPart, response: { 201: PartMade } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const baseline = await baselineOf(target.siteId, request.body.words);
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) => addPartIn(tx, target, request.body, { baseline, year }));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/plans/:id/parts/:part',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Change a part of the draft', params: byPart },
        ...{ body: PartChange, response: { 200: PartMade } },
      },
    },
    async (request, reply) => {
      const { id, part: partId } = request.params;
      const target = { siteId: request.site.id, id, partId };
      const baseline = await baselineOf(target.siteId, request.body.words);
      const outcome = await request.write((tx) => changePartIn(tx, target, request.body, { baseline }));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addArranging(app: App): void {
  app.post(
    '/api/sites/:site/plans/:id/parts/:part/place',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Move a part among its siblings, or under another parent', params: byPart },
        ...{ body: PartPlace, response: { 200: Placed } },
      },
    },
    async (request, reply) => {
      const { id, part: partId } = request.params;
      const target = { siteId: request.site.id, id, partId };
      const outcome = await request.write((tx) => placePartIn(tx, target, request.body));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.delete(
    '/api/sites/:site/plans/:id/parts/:part',
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Take a part out of the draft, with all that hangs under it', params: byPart },
        response: { 200: Placed },
      },
    },
    async (request, reply) => {
      const { id, part: partId } = request.params;
      const outcome = await request.write((tx) => removePartIn(tx, { siteId: request.site.id, id, partId }));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
