import type { KyselyPlugin, QueryId, RawNode } from 'kysely';
import type { Services } from '#platform/http/capability.ts';

/** What a reading asks of the database, told by how its statements begin. */
const steps: [step: string, beginning: RegExp][] = [
  ['storing victims', /^\s*insert into incidents\.victim/],
  ['storing events', /^\s*insert into incidents\.event/],
  ['describing quality', /^\s*with live as/],
];

export type StepTimes = Map<string, number>;

/**
 * The services, with a watch on the statements of the system. Steps overlap with the reading of the file and, where
 * one waits for another on the same connection, with each other.
 */
export function withStepTimes(services: Services): { services: Services; times: StepTimes } {
  const times: StepTimes = new Map();
  const { database } = services;
  const asSystem: typeof database.asSystem = (why, work) =>
    database.asSystem(why, (tx) => work(tx.withPlugin(watch(times)) as typeof tx));
  return { services: { ...services, database: { ...database, asSystem } }, times };
}

function watch(times: StepTimes): KyselyPlugin {
  const begun = new WeakMap<QueryId, { step: string; at: number }>();
  return {
    transformQuery: ({ node, queryId }) => {
      const words = (node as RawNode).sqlFragments?.[0] ?? '';
      const step = steps.find(([, beginning]) => beginning.test(words))?.[0];
      if (step) begun.set(queryId, { step, at: performance.now() });
      return node;
    },
    transformResult: async ({ result, queryId }) => {
      const query = begun.get(queryId);
      if (query) {
        const seconds = (performance.now() - query.at) / 1000;
        times.set(query.step, (times.get(query.step) ?? 0) + seconds);
      }
      return result;
    },
  };
}
