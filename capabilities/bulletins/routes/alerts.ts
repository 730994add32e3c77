import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import { moveAlertIn } from '../commands/move-alert.ts';
import { Alert, AlertMoveRequest, alertList, alertListQuery, Watch } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findAlert, listAlerts } from '../queries/list-alerts.ts';
import { readWatch } from '../queries/watch.ts';

const tags = ['bulletins'];
const read = { needs: { permission: 'bulletins.read' } } as const;
const byId = z.object({ site: z.string(), id: z.uuid() });
const ofSite = z.object({ site: z.string() });

export function addAlertRoutes(app: App): void {
  app.get(
    '/api/sites/:site/alerts',
    {
      config: read,
      schema: {
        tags,
        summary: 'Alerts of the site’s watched series',
        params: ofSite,
        querystring: alertListQuery,
        response: { 200: alertList },
      },
    },
    (request) => request.read((tx) => listAlerts(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/alerts/watch',
    {
      config: read,
      schema: {
        tags,
        summary: 'Which series are watched, by which rule, and how often it is wrong',
        params: ofSite,
        response: { 200: Watch },
      },
    },
    (request) => request.read((tx) => readWatch(tx, request.site.id)),
  );
  app.get(
    '/api/sites/:site/alerts/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'An alert, its series and its history',
        params: byId,
        response: { 200: Alert },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.read((tx) => findAlert(tx, target));
      return found ?? reply.problem(failWith('bulletins.not-found', {}).failure);
    },
  );
  app.post(
    '/api/sites/:site/alerts/:id/moves',
    {
      // The workflow asks for the permission of the move, and the database asks again.
      config: read,
      schema: {
        tags,
        summary: 'Explain, dismiss or close an alert',
        params: byId,
        body: AlertMoveRequest,
        response: { 200: Alert },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write(async (tx) => {
        const moved = await moveAlertIn(tx, target, request.body);
        if (!moved.ok) return moved;
        return succeed((await findAlert(tx, target))!);
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
