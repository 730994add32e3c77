import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { agencyMeantIn } from '../commands/agency.ts';
import { addWebhookIn, renewKeyIn, setWebhookIn } from '../commands/webhooks.ts';
import { Webhook, WebhookInput, WebhookMade } from '../contract.ts';
import { failWith } from '../errors.ts';
import { webhookKey } from '../webhooks/sign.ts';
import { checkTarget } from '../webhooks/target.ts';

const tags = ['case feeds'];
const config = { needs: { permission: 'cases.connect' }, notIdempotent: true };
const bySite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });

export function addWebhookRoutes(app: App, services: Services): void {
  addReading(app);

  app.post(
    '/api/sites/:site/cases/webhooks',
    {
      config,
      schema: {
        summary: 'Have one of your agency’s systems told of events; its signing key is given once',
        tags,
        params: bySite,
        body: WebhookInput,
        response: { 201: WebhookMade },
      },
    },
    async (request, reply) => {
      const target = await checkTarget(request.body.url);
      if ('refused' in target) {
        return reply.problem(failWith('cases.webhook-target-refused', { why: target.refused }).failure);
      }
      const outcome = await request.write((tx) =>
        addWebhookIn(tx, request.site.id, request.body, request.principal!),
      );
      if (!outcome.ok) return reply.problem(outcome.failure);
      const { id } = outcome.value;
      return reply.code(201).send({ id, secret: webhookKey({ id, secretVersion: 1 }, services.secret) });
    },
  );

  app.post(
    '/api/sites/:site/cases/webhooks/:id/key',
    {
      config,
      schema: {
        summary: 'Give a webhook another signing key; the old one is worthless from then on',
        tags,
        params: byId,
        response: { 200: WebhookMade },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => renewKeyIn(tx, request.site.id, request.params.id));
      if (!outcome.ok) return reply.problem(outcome.failure);
      return { id: outcome.value.id, secret: webhookKey(outcome.value, services.secret) };
    },
  );

  app.post(
    '/api/sites/:site/cases/webhooks/:id/state',
    {
      config,
      schema: {
        summary: 'Pause, resume or end a webhook',
        tags,
        params: byId,
        body: z.object({ state: z.enum(['active', 'paused', 'ended']) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { site, params, body } = request;
      const outcome = await request.write((tx) => setWebhookIn(tx, site.id, params.id, body.state));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );
}

function addReading(app: App): void {
  app.get(
    '/api/sites/:site/cases/webhooks',
    {
      config: { needs: config.needs },
      schema: {
        summary: 'Your agency’s webhooks, with what waits and what could not be delivered',
        tags,
        params: bySite,
        response: { 200: z.array(Webhook) },
      },
    },
    (request) =>
      request.read(async (tx) => {
        const { rows } = await sql<Webhook>`
          select w.id, w.name, w.url, w.kinds, coalesce(c.name, 'A system') as client, w.state,
            w.created_at as "createdAt",
            (select count(*) from cases.webhook_sending s where s.webhook_id = w.id and s.state = 'waiting') as waiting,
            (select count(*) from cases.webhook_sending s where s.webhook_id = w.id and s.state = 'dead') as dead,
            (select max(s.settled_at) from cases.webhook_sending s where s.webhook_id = w.id and s.state = 'sent')
              as "lastSentAt",
            (select s.last_problem from cases.webhook_sending s
              where s.webhook_id = w.id order by s.created_at desc limit 1) as "lastProblem"
          from cases.webhook w left join cases.clients_of(w.agency_id) c on c.id = w.client_id
          where w.site_id = ${request.site.id} and w.state <> 'ended'
          order by w.created_at desc limit 100`.execute(tx);
        return rows;
      }),
  );

  app.get(
    '/api/sites/:site/cases/webhook-clients',
    {
      config: { needs: config.needs },
      schema: {
        summary: 'The systems of your agency that may read cases',
        tags,
        params: bySite,
        response: { 200: z.array(z.object({ id: z.uuid(), name: z.string() })) },
      },
    },
    async (request, reply) => {
      const outcome = await request.read(async (tx) => {
        const agency = await agencyMeantIn(tx, request.site.id, 'cases.connect');
        if (!agency.ok) return agency;
        const { rows } = await sql<{ id: string; name: string }>`
          select id, name from cases.clients_of(${agency.value}::uuid) order by name`.execute(tx);
        return { ok: true as const, value: rows };
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
