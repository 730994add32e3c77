import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import { attestIn } from './commands/attest.ts';
import { Attestation, Review, reviewList, reviewListQuery } from './contract.ts';
import { failWith } from './errors.ts';
import { findReview, listReviews } from './queries/reviews.ts';

const tags = ['sharing'];
const read = { needs: { permission: 'access-review.read' } } as const;
const missing = failWith('access-review.not-found', {}).failure;
const thenShow = thenShowOr(missing);

export function addAccessReviewRoutes(app: App, { clock }: Services): void {
  app.get(
    '/api/access-reviews',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Quarterly reviews of who has access' },
        ...{ querystring: reviewListQuery, response: { 200: reviewList } },
      },
    },
    (request) => request.read((tx) => listReviews(tx, request.query, clock.now())),
  );
  app.get(
    '/api/access-reviews/:id',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A review, membership by membership, with last use' },
        ...{ params: z.object({ id: z.uuid() }), response: { 200: Review } },
      },
    },
    async (request, reply) =>
      (await request.read((tx) => findReview(tx, request.params.id, clock.now()))) ?? reply.problem(missing),
  );
  app.post(
    '/api/access-reviews/:id/lines/:lineId/attestation',
    {
      config: { needs: { permission: 'access-review.attest' } },
      schema: {
        ...{ tags, summary: 'Attest that a membership is kept, or end it' },
        params: z.object({ id: z.uuid(), lineId: z.uuid() }),
        ...{ body: Attestation, response: { 200: Review } },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const outcome = await request.write((tx) =>
        thenShow(attestIn(tx, { reviewId: params.id, lineId: params.lineId }, body, clock.now()), (id) =>
          findReview(tx, id, clock.now()),
        ),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
