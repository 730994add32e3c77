import { z } from 'zod';
import { recordRead } from '#platform/database/record-read.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { purposeOf } from '../routes/shared.ts';
import { carryOutOrder } from './carry-out.ts';
import { CourtOrderRecord, OrderDraft, OrderMove, orderList, orderListQuery } from './contract.ts';
import { enterOrderIn, moveOrderIn } from './orders.ts';
import { findOrder, listOrders } from './read-orders.ts';

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
        ...{ querystring: orderListQuery, response: { 200: orderList } },
      },
    },
    (request) => request.read((tx) => listOrders(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/case-orders/:id',
    {
      config: seal,
      schema: {
        ...{ tags, summary: 'One order, with its history and what stays of an expunged case', params: byId },
        response: { 200: CourtOrderRecord },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const order = await request.readRecorded(purposeOf(request), async (tx) => {
        const found = await findOrder(tx, target);
        if (found) await recordRead(tx, { table: 'cases.court_order', ...target });
        return found;
      });
      return order ?? reply.problem(failWith('cases.order-not-found', {}).failure);
    },
  );
  app.post(
    '/api/sites/:site/cases/:id/orders',
    {
      config: seal,
      schema: {
        ...{ tags, summary: 'Enter an order over a case', params: byId },
        ...{ body: OrderDraft, response: { 201: CourtOrderRecord } },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      const outcome = await request.write((tx) =>
        orElse(enterOrderIn(tx, { siteId, caseId: request.params.id }, request.body), (id) =>
          findOrder(tx, { siteId, id }),
        ),
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
        ...{ body: OrderMove, response: { 200: CourtOrderRecord } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) => moveOrderIn(tx, target, request.body));
      if (!outcome.ok) return reply.problem(outcome.failure);
      if (request.body.move === 'approve') await carryOutOrder(services, target.id);
      const order = await request.read((tx) => findOrder(tx, target));
      return order!;
    },
  );
}
