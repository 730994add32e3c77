import type { App } from '#platform/http/app.ts';
import { pageQuery } from '#platform/http/contract.ts';
import { coreAreaList, siteList } from './contract.ts';
import { coreAreas } from './queries/core-areas.ts';
import { listSites } from './queries/list-sites.ts';

export function addProgramRoutes(app: App): void {
  app.get(
    '/api/sites',
    {
      config: { needs: 'everyone' },
      schema: {
        summary: 'The sites of the partnership',
        tags: ['program'],
        querystring: pageQuery,
        response: { 200: siteList },
      },
    },
    async (request) => request.read((tx) => listSites(tx, request.query)),
  );
  app.get(
    '/api/core-areas',
    {
      config: { needs: 'everyone' },
      schema: {
        summary: 'The areas in which the program gives assistance',
        tags: ['program'],
        response: { 200: coreAreaList },
      },
    },
    async (request) => ({ items: await request.read(coreAreas) }),
  );
}
