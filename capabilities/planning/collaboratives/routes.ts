import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import { collaborativeList, MemberChange, NewCollaborative } from '../contract.ts';
import { byId, ofSite, read, tags } from '../routes/asked.ts';
import { changeMemberIn, openCollaborativeIn } from './commands.ts';
import { listCollaboratives } from './list-collaboratives.ts';

const convene = { needs: { permission: 'planning.convene' } } as const;
const Made = z.object({ id: z.uuid() });

/** The collaboratives of a site: which agencies plan together, and which of them decide what is public. */
export function addCollaborativeRoutes(app: App): void {
  app.get(
    '/api/sites/:site/collaboratives',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'The collaboratives of a site and their agencies', params: ofSite },
        response: { 200: collaborativeList },
      },
    },
    async (request) => ({ items: await request.read((tx) => listCollaboratives(tx, request.site.id)) }),
  );
  app.post(
    '/api/sites/:site/collaboratives',
    {
      config: convene,
      schema: {
        ...{ tags, summary: 'Open a collaborative of agencies', params: ofSite },
        ...{ body: NewCollaborative, response: { 201: Made } },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => openCollaborativeIn(tx, request.site.id, request.body));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/collaboratives/:id/members/:agency',
    {
      config: convene,
      schema: {
        ...{ tags, summary: 'Have an agency join or leave, or decide what is public' },
        params: byId.extend({ agency: z.uuid() }),
        ...{ body: MemberChange, response: { 200: Made } },
      },
    },
    async (request, reply) => {
      const { id, agency: agencyId } = request.params;
      const target = { siteId: request.site.id, id, agencyId };
      const outcome = await request.write((tx) => changeMemberIn(tx, target, request.body));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
