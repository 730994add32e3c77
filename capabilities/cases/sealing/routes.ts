import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { carryOutOrder } from './carry-out.ts';
import { CourtOrder, OrderDraft, OrderMove } from './contract.ts';
import { enterOrderIn, listOrders, moveOrderIn } from './orders.ts';

const tags = ['cases'];
const ofSite = z.object({ site: z.string() });
const byId = ofSite.extend({ id: z.uuid() });
const seal = { needs: { permission: 'cases.seal' } } as const;
const orElse = thenShowOr(failWith('cases.not-found', {}).failure);

export function addOrderRoutes(app: App, services: Services): void {
  app.get(
    '/api/sites/:site/case-orders',
    {
      config: seal,
      schema: {
        ...{ tags, summary: 'Orders of courts to seal, unseal or expunge', params: ofSite },
        response: { 200: z.object({ items: z.array(CourtOrder) }) },
      },
    },
    (request) => request.read(async (tx) => ({ items: await listOrders(tx, request.site.id) })),
  );
  app.post(
    '/api/sites/:site/cases/:id/orders',
    {
      config: seal,
      schema: {
        ...{ tags, summary: 'Enter an order over a case', params: byId },
        ...{ body: OrderDraft, response: { 201: CourtOrder } },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      const outcome = await request.write((tx) =>
        orElse(enterOrderIn(tx, { siteId, caseId: request.params.id }, request.body), async (id) => {
          const [order] = await listOrders(tx, siteId, { id });
          return order ?? null;
        }),
      );
      return outcome.ok ? reply.status(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/case-orders/:id/moves',
    {
      config: seal,
      schema: {
        ...{ tags, summary: 'Approve an order, which carries it out, or call it off', params: byId },
        ...{ body: OrderMove, response: { 200: CourtOrder } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) => moveOrderIn(tx, target, request.body));
      if (!outcome.ok) return reply.problem(outcome.failure);
      if (request.body.move === 'approve') await carryOutOrder(services, target.id);
      const [order] = await request.read((tx) => listOrders(tx, target.siteId, { id: target.id }));
      return order!;
    },
  );
}
