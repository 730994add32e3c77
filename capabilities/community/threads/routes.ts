import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { byId, needs, notFound, tags, thenShow } from '../routes.ts';
import { acceptAnswerIn } from './commands/accept-answer.ts';
import { followIn, seeIn } from './commands/follow.ts';
import { hideIn } from './commands/moderate.ts';
import { beginThreadIn, editPostIn, replyIn } from './commands/write-thread.ts';
import {
  Acceptance,
  Hiding,
  PostDraft,
  Thread,
  ThreadDraft,
  threadList,
  threadListQuery,
} from './contract.ts';
import { findThread } from './queries/find-thread.ts';
import { listThreads } from './queries/list-threads.ts';

const path = '/api/community/threads';
const byPost = z.object({ id: z.uuid(), post: z.uuid() });
const response = { 200: Thread };

export function addThreadRoutes(app: App): void {
  addReading(app);
  addWriting(app);
  addModeration(app);
}

function addReading(app: App): void {
  app.get(
    path,
    {
      config: needs('community.read'),
      schema: {
        tags,
        summary: 'Threads, by their latest post',
        querystring: threadListQuery,
        response: { 200: threadList },
      },
    },
    (request) => request.read((tx) => listThreads(tx, request.query)),
  );
  app.get(
    `${path}/:id`,
    {
      config: needs('community.read'),
      schema: { tags, summary: 'A thread with its posts', params: byId, response },
    },
    async (request, reply) =>
      (await request.read((tx) => findThread(tx, request.params.id))) ?? reply.problem(notFound),
  );
  app.post(
    `${path}/:id/seen`,
    {
      config: needs('community.read'),
      schema: {
        tags,
        summary: 'Note that a followed thread was read',
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await request.write(async (tx) => {
        await seeIn(tx, request.params.id);
        return succeed(null);
      });
      return reply.code(204).send(null);
    },
  );
}

function addWriting(app: App): void {
  app.post(
    path,
    {
      config: needs('community.take-part'),
      schema: { tags, summary: 'Begin a thread', body: ThreadDraft, response: { 201: Thread } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => shown(tx, beginThreadIn(tx, request.body)));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/posts`,
    {
      config: needs('community.take-part'),
      schema: { tags, summary: 'Reply', params: byId, body: PostDraft, response },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => shown(tx, replyIn(tx, request.params.id, request.body)));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id/posts/:post`,
    {
      config: needs('community.take-part'),
      schema: { tags, summary: 'Change own words', params: byPost, body: PostDraft, response },
    },
    async (request, reply) => {
      const target = { threadId: request.params.id, postId: request.params.post };
      const outcome = await request.write((tx) => shown(tx, editPostIn(tx, target, request.body)));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id/answer`,
    {
      config: needs('community.take-part'),
      schema: {
        tags,
        summary: 'Accept an answer, or take it back',
        params: byId,
        body: Acceptance,
        response,
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        shown(tx, acceptAnswerIn(tx, request.params.id, request.body.postId)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.put(
    `${path}/:id/following`,
    {
      config: needs('community.read'),
      schema: {
        tags,
        summary: 'Follow a thread, or stop',
        params: byId,
        body: z.strictObject({ follows: z.boolean() }),
        response,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write(async (tx) => {
        if (!(await findThread(tx, id))) return { ok: false as const, failure: notFound };
        await followIn(tx, id, request.body.follows);
        return shown(tx, Promise.resolve(succeed({ id })));
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addModeration(app: App): void {
  const moderation = [
    ['/hide', 'Hide a thread, with the reason', byId],
    ['/posts/:post/hide', 'Hide a reply, with the reason', byPost],
  ] as const;
  for (const [step, summary, params] of moderation) {
    app.post(
      `${path}/:id${step}`,
      {
        config: needs('community.moderate'),
        schema: { tags, summary, params: params as typeof byId, body: Hiding, response },
      },
      async (request, reply) => {
        const outcome = await request.write((tx) =>
          shown(tx, hideIn(tx, targetOf(request.params), request.body.reason)),
        );
        return outcome.ok ? outcome.value : reply.problem(outcome.failure);
      },
    );
    app.post(
      `${path}/:id${step.replace('hide', 'show')}`,
      {
        config: needs('community.moderate'),
        schema: {
          tags,
          summary: summary.replace('Hide', 'Show').replace(', with the reason', ' again'),
          params: params as typeof byId,
          response,
        },
      },
      async (request, reply) => {
        const outcome = await request.write((tx) => shown(tx, hideIn(tx, targetOf(request.params), null)));
        return outcome.ok ? outcome.value : reply.problem(outcome.failure);
      },
    );
  }
}

function targetOf(params: { id: string; post?: string }) {
  return { threadId: params.id, postId: params.post ?? null };
}

function shown(tx: Tx, change: Promise<Outcome<{ id: string }>>): Promise<Outcome<Thread>> {
  return thenShow(change, (id) => findThread(tx, id));
}
