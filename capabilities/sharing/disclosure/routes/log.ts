import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import { disclosureList, disclosureListQuery } from '../contract.ts';
import { listDisclosures } from '../queries/list-disclosures.ts';

export function addLogRoutes(app: App): void {
  app.get(
    '/api/sites/:site/sharing/disclosures',
    {
      config: { needs: { permission: 'disclosure.read' } },
      schema: {
        tags: ['sharing'],
        summary: 'What left of an agency’s records: who took it, to whom it went, and on what ground',
        params: z.object({ site: z.string() }),
        querystring: disclosureListQuery,
        response: { 200: disclosureList },
      },
    },
    (request) => request.read((tx) => listDisclosures(tx, request.site.id, request.query)),
  );
}
