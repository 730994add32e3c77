import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { needs, tags } from '../routes.ts';
import { CoreAreaKey, communityList } from './contract.ts';
import { listCommunities } from './list-communities.ts';
import { joinIn, leaveIn } from './membership.ts';

const byArea = z.object({ area: CoreAreaKey });

export function addCommunityRoutes(app: App): void {
  app.get(
    '/api/communities',
    {
      config: needs('community.read'),
      schema: { tags, summary: 'The communities of practice', response: { 200: communityList } },
    },
    (request) => request.read(async (tx) => ({ items: await listCommunities(tx) })),
  );
  for (const [step, act] of [
    ['join', joinIn],
    ['leave', leaveIn],
  ] as const) {
    app.post(
      `/api/communities/:area/${step}`,
      {
        config: needs('community.take-part'),
        schema: {
          tags,
          summary: step === 'join' ? 'Join a community' : 'Leave a community',
          params: byArea,
          response: { 200: communityList },
        },
      },
      async (request, reply) => {
        const outcome = await request.write((tx) => thenList(tx, act(tx, request.params.area)));
        return outcome.ok ? outcome.value : reply.problem(outcome.failure);
      },
    );
  }
}

async function thenList(tx: Tx, change: Promise<Outcome<null>>) {
  const outcome = await change;
  return outcome.ok ? succeed({ items: await listCommunities(tx) }) : outcome;
}
