import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { askForDraftIn } from '../commands/ask-for-draft.ts';
import { changeWordsIn } from '../commands/change-words.ts';
import { moveBulletinIn } from '../commands/move-bulletin.ts';
import {
  Bulletin,
  BulletinMoveRequest,
  BulletinWords,
  bulletinList,
  bulletinListQuery,
  DraftAsked,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import type { FiguresSource } from '../figures-source.ts';
import { pdfOf } from '../pdf/bulletin-pdf.ts';
import { readBulletinContent } from '../queries/bulletin-content.ts';
import { findBulletin } from '../queries/find-bulletin.ts';
import { listBulletins } from '../queries/list-bulletins.ts';

const tags = ['bulletins'];
const read = { needs: { permission: 'bulletins.read' } } as const;
const draft = { needs: { permission: 'bulletins.draft' } } as const;
const byId = z.object({ site: z.string(), id: z.uuid() });
const ofSite = z.object({ site: z.string() });

export function addBulletinRoutes(app: App, services: Services, source: FiguresSource): void {
  addReading(app, services);
  addFile(app);
  addWriting(app, services, source);
}

function addReading(app: App, { config }: Services): void {
  app.get(
    '/api/sites/:site/bulletins',
    {
      config: read,
      schema: {
        tags,
        summary: 'A site’s weekly bulletins',
        params: ofSite,
        querystring: bulletinListQuery,
        response: { 200: bulletinList },
      },
    },
    (request) => request.read((tx) => listBulletins(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/bulletins/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'A bulletin as it reads, its e-mail text and its history',
        params: byId,
        response: { 200: Bulletin },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.read((tx) => findBulletin(tx, target, config.publicUrl));
      return found ?? reply.problem(failWith('bulletins.not-found', {}).failure);
    },
  );
}

function addFile(app: App): void {
  app.get(
    '/api/sites/:site/bulletins/:id/pdf',
    {
      config: read,
      schema: {
        tags,
        summary: 'A bulletin as a PDF that screen readers can follow',
        params: byId,
        response: {
          200: answerOf('application/pdf', 'The bulletin, tagged: headings, tables, charts in words.'),
        },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const told = await request.read((tx) => readBulletinContent(tx, target));
      if (!told) return reply.problem(failWith('bulletins.not-found', {}).failure);
      const { number, sent } = told.content;
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="${number}${sent ? '' : '-draft'}.pdf"`)
        .send(await pdfOf(told.document, new Date(sent?.at ?? told.content.draftedAt)));
    },
  );
}

function addWriting(app: App, { config, clock }: Services, source: FiguresSource): void {
  const thenShow = (tx: Tx, siteId: string, change: Promise<Outcome<{ id: string }>>) =>
    show(tx, siteId, change, config.publicUrl);
  app.post(
    '/api/sites/:site/bulletins/draft',
    {
      config: draft,
      schema: {
        tags,
        summary: 'Ask for the bulletin of the last whole week',
        params: ofSite,
        response: { 202: DraftAsked },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => askForDraftIn(tx, request.site.id, source));
      return outcome.ok ? reply.code(202).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/bulletins/:id/words',
    {
      config: draft,
      schema: {
        tags,
        summary: 'Write the headline and the note of a draft',
        params: byId,
        body: BulletinWords,
        response: { 200: Bulletin },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, target.siteId, changeWordsIn(tx, target, request.body)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/bulletins/:id/moves',
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: read,
      schema: {
        tags,
        summary: 'Submit, send, return or withdraw a bulletin',
        params: byId,
        body: BulletinMoveRequest,
        response: { 200: Bulletin },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(tx, target.siteId, moveBulletinIn(tx, target, request.body, clock.now())),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

/** A change answers with the record as it now stands, so that a screen needs no second question. */
async function show(
  tx: Tx,
  siteId: string,
  change: Promise<Outcome<{ id: string }>>,
  publicUrl: string,
): Promise<Outcome<z.infer<typeof Bulletin>>> {
  const outcome = await change;
  if (!outcome.ok) return outcome;
  const found = await findBulletin(tx, { siteId, id: outcome.value.id }, publicUrl);
  return found ? succeed(found) : failWith('bulletins.not-found', {});
}
