import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { changeActionItemIn, moveActionItemIn } from '../commands/change-action-item.ts';
import { recordActionForIn } from '../commands/record-action-item.ts';
import {
  ActionItem,
  ActionItemChange,
  ActionItemDraft,
  ActionItemMoveRequest,
  actionItemList,
  actionItemQuery,
  people,
} from '../contract.ts';
import { findActionItem, listActionItems } from '../queries/action-items.ts';
import { peopleOf } from '../queries/people.ts';
import { notFound, ofSite, tags, thenShow } from './shared.ts';

const byItem = z.object({ id: z.uuid() });
/** An action item may be the program's own, so its address names no site; the database decides whose it is to see. */
const read = { needs: { permission: 'meetings.read' } } as const;
const act = { needs: { permission: 'meetings.act' } } as const;

export function addActionItemRoutes(app: App, services: Services): void {
  addLists(app, services);
  addRecording(app, services);
  addRecord(app, services);
}

function addLists(app: App, { clock }: Services): void {
  app.get(
    '/api/sites/:site/actions',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A site’s action items, by their day', params: ofSite },
        ...{ querystring: actionItemQuery, response: { 200: actionItemList } },
      },
    },
    (request) => request.read((tx) => listActionItems(tx, request.site.id, request.query, clock.now())),
  );
  app.get(
    '/api/actions',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Action items of every site the person sees, and of the program' },
        ...{ querystring: actionItemQuery, response: { 200: actionItemList } },
      },
    },
    (request) => request.read((tx) => listActionItems(tx, null, request.query, clock.now())),
  );
  app.get(
    '/api/sites/:site/meeting-people',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Who takes part in a site’s meetings and can own its action items' },
        ...{ params: ofSite, response: { 200: people } },
      },
    },
    (request) => request.read(async (tx) => ({ items: await peopleOf(tx, request.site.id) })),
  );
  app.get(
    '/api/program-people',
    {
      config: { needs: { permission: 'meetings.read-program' } },
      schema: {
        ...{ tags, summary: 'Who can own action items of the program itself', response: { 200: people } },
      },
    },
    (request) => request.read(async (tx) => ({ items: await peopleOf(tx, null) })),
  );
}

function addRecording(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/actions',
    {
      config: act,
      schema: {
        ...{ tags, summary: 'Record an action item of a site', params: ofSite },
        ...{ body: ActionItemDraft, response: { 201: ActionItem } },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(recordActionForIn(tx, request.site.id, request.body, null), (id) =>
          findActionItem(tx, id, clock.now()),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/actions',
    {
      config: { needs: { permission: 'meetings.write-program' } },
      schema: {
        ...{ tags, summary: 'Record an action item of the program itself' },
        ...{ body: ActionItemDraft, response: { 201: ActionItem } },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        thenShow(recordActionForIn(tx, null, request.body, null), (id) =>
          findActionItem(tx, id, clock.now()),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

function addRecord(app: App, { clock }: Services): void {
  app.get(
    '/api/actions/:id',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'An action item and its history', params: byItem, response: { 200: ActionItem } },
      },
    },
    async (request, reply) =>
      (await request.read((tx) => findActionItem(tx, request.params.id, clock.now()))) ??
      reply.problem(notFound),
  );
  app.put(
    '/api/actions/:id',
    {
      config: act,
      schema: {
        ...{ tags, summary: 'Give an open action item another owner, day or wording', params: byItem },
        ...{ body: ActionItemChange, response: { 200: ActionItem } },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(changeActionItemIn(tx, id, request.body, clock.now()), () =>
          findActionItem(tx, id, clock.now()),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/actions/:id/moves',
    {
      config: act,
      schema: {
        ...{ tags, summary: 'Start, finish or drop an action item', params: byItem },
        ...{ body: ActionItemMoveRequest, response: { 200: ActionItem } },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(moveActionItemIn(tx, id, request.body, clock.now()), () =>
          findActionItem(tx, id, clock.now()),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
