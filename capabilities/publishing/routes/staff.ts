import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { withdrawPublicationIn } from '../commands/withdraw-publication.ts';
import {
  publicationList,
  publicationListQuery,
  refusalList,
  Unpublished,
  UnpublishRequest,
} from '../contract.ts';
import { listPublications, openRefusals } from '../queries/list-publications.ts';

/** The site's own view of its public pages. */
export function addStaffRoutes(app: App, { clock }: Services): void {
  const site = z.object({ site: z.string() });
  app.get(
    '/api/sites/:site/publications',
    {
      config: { needs: { permission: 'publishing.read' } },
      schema: {
        summary: 'The public pages of a site, also those taken from view',
        params: site,
        querystring: publicationListQuery,
        response: { 200: publicationList },
      },
    },
    async (request) =>
      request.read((tx) => listPublications(tx, { ...request.query, siteId: request.site.id })),
  );
  app.get(
    '/api/sites/:site/publications/refused',
    {
      config: { needs: { permission: 'publishing.read' } },
      schema: {
        summary: 'Published findings that could not be shown, with the reason',
        params: site,
        response: { 200: refusalList },
      },
    },
    async (request) => ({ items: await request.read((tx) => openRefusals(tx, request.site.id)) }),
  );
  app.post(
    '/api/sites/:site/publications/:number/unpublish',
    {
      config: { needs: { permission: 'publishing.unpublish' } },
      schema: {
        summary: 'Take every version of a published finding from view; the page then says when and why',
        params: site.extend({ number: z.string().max(40) }),
        body: UnpublishRequest,
        response: { 200: Unpublished },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const outcome = await request.write((tx) =>
        withdrawPublicationIn(tx, {
          siteId: request.site.id,
          number,
          reason: request.body.reason,
          move: 'unpublish',
          at: clock.now(),
        }),
      );
      if (!outcome.ok) return reply.problem(outcome.failure);
      return outcome.value;
    },
  );
}
