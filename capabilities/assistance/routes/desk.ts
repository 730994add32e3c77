import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import { setTargetsIn } from '../commands/set-targets.ts';
import { takeUpEscalationIn } from '../commands/take-up-escalation.ts';
import { Escalation, TakeUpOrder, TargetListOrder, targetLists as targetListsShape } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findEscalation, requestOfQuestion } from '../queries/find-escalation.ts';
import { targetLists } from '../queries/form-options.ts';
import { byId, read, tags } from './shared.ts';

const missing = failWith('assistance.not-found', {}).failure;

/** Escalations on someone’s desk, where a question leads, and the targets themselves. */
export function addDeskRoutes(app: App, { clock }: Services): void {
  app.get(
    '/api/sites/:site/assistance/escalations/:id',
    {
      config: read,
      schema: { tags, summary: 'An escalation of a request', params: byId, response: { 200: Escalation } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findEscalation(tx, target))) ?? reply.problem(missing);
    },
  );
  app.post(
    '/api/sites/:site/assistance/escalations/:id/take-up',
    {
      config: { needs: { permission: 'assistance.be-escalated-to' } },
      schema: {
        tags,
        summary: 'Say what one does about an escalation',
        params: byId,
        body: TakeUpOrder,
        response: { 200: Escalation },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write(async (tx) => {
        const taken = await takeUpEscalationIn(tx, target, request.body.reason);
        return taken.ok ? succeed((await findEscalation(tx, target))!) : taken;
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.get(
    '/api/sites/:site/assistance/questions/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'The request that a question is about',
        params: byId,
        response: { 200: z.object({ requestId: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => requestOfQuestion(tx, target))) ?? reply.problem(missing);
    },
  );
  app.get(
    '/api/assistance/targets',
    {
      config: read,
      schema: {
        tags,
        summary: 'In what time requests are to be answered, and from when on',
        response: { 200: targetListsShape },
      },
    },
    (request) => request.read((tx) => targetLists(tx)),
  );
  app.post(
    '/api/assistance/targets',
    {
      config: { needs: { permission: 'assistance.set-targets' } },
      schema: {
        tags,
        summary: 'Set targets from a day to come on',
        body: TargetListOrder,
        response: { 201: targetListsShape },
      },
    },
    async (request, reply) => {
      const outcome = await request.write(async (tx) => {
        const set = await setTargetsIn(tx, request.body, clock.now());
        return set.ok ? succeed(await targetLists(tx)) : set;
      });
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}
