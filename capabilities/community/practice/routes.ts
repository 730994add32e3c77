import type { App } from '#platform/http/app.ts';
import type { Capability } from '#platform/http/capability.ts';
import { needs, tags } from '../routes.ts';
import { practiceAnswer, practiceQuery } from './contract.ts';
import { searchPractice } from './search.ts';

export function addPracticeRoutes(app: App, all: readonly Capability[]): void {
  app.get(
    '/api/practice',
    {
      config: needs('community.read'),
      schema: {
        tags,
        summary: 'Who has done this? What sites have done, with what is known of the result',
        querystring: practiceQuery,
        response: { 200: practiceAnswer },
      },
    },
    (request) => {
      const { q, coreArea } = request.query;
      return request.read((tx) => searchPractice(tx, all, { words: q ?? '', coreArea: coreArea ?? null }));
    },
  );
}
