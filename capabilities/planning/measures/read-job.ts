import { sql } from 'kysely';
import { declareJob } from '#platform/jobs/declare.ts';
import { takeReadings } from './take-readings.ts';

/**
 * Reads the measures of the sites that have plans whenever their data or their plans may have changed; a data version
 * that was read before is not read again.
 */
export const readMeasuresJob = declareJob<object>({
  name: 'planning.read-measures',
  startedBy: [
    { kind: 'incidents.import-accepted', input: () => ({}) },
    { kind: 'planning.plan-opened', input: () => ({}) },
  ],
  async run(_input, { database }, { signal }) {
    const { rows } = await database.asSystem('which sites have plans whose measures are read', (tx) =>
      sql<{ id: string }>`select distinct site_id as id from planning.plan`.execute(tx),
    );
    for (const { id } of rows) {
      signal.throwIfAborted();
      await takeReadings(database, id, signal);
    }
  },
});
