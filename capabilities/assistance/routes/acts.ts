import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { askSiteIn, settleQuestionIn } from '../commands/ask-site.ts';
import type { Target } from '../commands/keep-ledger.ts';
import { moveRequestIn } from '../commands/move-request.ts';
import { mergeRequestIn, splitRequestIn } from '../commands/split-request.ts';
import { changePriorityIn, commentIn, reassignIn } from '../commands/steer-request.ts';
import {
  AnswerOrder,
  AssistanceRequest,
  CommentOrder,
  MergeOrder,
  MoveOrder,
  PauseOrder,
  PriorityOrder,
  ReassignOrder,
  SplitOrder,
} from '../contract.ts';
import { ask, byId, read, tags, thenShow, triage } from './shared.ts';

type Guard = { needs: { permission: string } };
type Act<B> = (tx: Tx, target: Target, order: B, now: Date) => Promise<Outcome<{ id: string }>>;

/** What people do to a request: each act answers with the request as it then stands. */
export function addActRoutes(app: App, { clock }: Services): void {
  const act = <S extends z.ZodType>(
    name: string,
    options: { guard: Guard; summary: string; body: S; run: Act<z.infer<S>> },
  ) =>
    app.post(
      `/api/sites/:site/assistance/:id/${name}`,
      {
        config: options.guard,
        schema: {
          tags,
          summary: options.summary,
          params: byId,
          body: options.body,
          response: { 200: AssistanceRequest },
        },
      },
      async (request, reply) => {
        const target = { siteId: request.site.id, id: request.params.id };
        const now = clock.now();
        const outcome = await request.write((tx) =>
          thenShow(tx, target, now, options.run(tx, target, request.body as z.infer<S>, now)),
        );
        return outcome.ok ? outcome.value : reply.problem(outcome.failure);
      },
    );

  act('moves', {
    // Each move needs its own permission: the workflow asks for it, and the database asks again.
    guard: read,
    summary:
      'Submit, acknowledge, return, answer, triage, decline, withdraw, complete, close or reopen a request',
    body: MoveOrder,
    run: moveRequestIn,
  });
  act('pause', {
    guard: triage,
    summary: 'Ask the site something, and let the clock stand still until the answer or a day',
    body: PauseOrder,
    run: askSiteIn,
  });
  act('answer', {
    guard: ask,
    summary: 'Answer what the site was asked',
    body: AnswerOrder,
    run: (tx, target, { answer }, now) => settleQuestionIn(tx, target, { move: 'answer', answer }, now),
  });
  act('resume', {
    guard: triage,
    summary: 'Go on without the answer',
    body: AnswerOrder.partial(),
    run: (tx, target, _, now) => settleQuestionIn(tx, target, { move: 'take-back' }, now),
  });
  act('owner', {
    guard: triage,
    summary: 'Put a request on someone else',
    body: ReassignOrder,
    run: reassignIn,
  });
  act('priority', {
    guard: triage,
    summary: 'Say anew how urgent a request is',
    body: PriorityOrder,
    run: changePriorityIn,
  });
  act('comments', {
    guard: read,
    summary: 'Say something about a request',
    body: CommentOrder,
    run: (tx, target, { words }, now) => commentIn(tx, target, words, now),
  });
  act('split', {
    guard: triage,
    summary: 'Make a part of a request a request of its own',
    body: SplitOrder,
    run: splitRequestIn,
  });
  act('merge', {
    guard: triage,
    summary: 'Merge a request into an older one that asks for the same',
    body: MergeOrder,
    run: mergeRequestIn,
  });
}
