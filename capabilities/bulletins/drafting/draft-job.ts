import { sql } from 'kysely';
import type { Services } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import type { FiguresSource } from '../figures-source.ts';
import { draftBulletin } from './draft-bulletin.ts';

/** A new data version drafts its week’s bulletin, and so does a person who asks. */
export function draftJob(source: FiguresSource) {
  return declareJob<{ versionId: string } | { siteId: string }>({
    name: 'bulletins.draft',
    startedBy: [
      {
        kind: 'incidents.import-accepted',
        input: ({ payload }) => ({ versionId: String(payload.versionId) }),
      },
      { kind: 'bulletins.draft-asked', input: ({ subject }) => ({ siteId: subject.id }) },
    ],
    run: async (input, services, { signal }) => {
      const siteId = 'siteId' in input ? input.siteId : await siteOf(input.versionId, services, source);
      if (siteId) await draftBulletin(services, source, { siteId }, signal);
    },
  });
}

/**
 * Asks every hour, for weeks end at another moment in each time zone; a week that has its bulletin costs one
 * question to the database.
 */
export function scheduledDraftsJob(source: FiguresSource) {
  return declareJob<Record<string, never>>({
    name: 'bulletins.draft-due',
    every: '7 * * * *',
    run: async (_, services, { signal }) => {
      for (const siteId of await siteIds(services)) {
        signal.throwIfAborted();
        await draftBulletin(services, source, { siteId, onlyNewWeek: true }, signal);
      }
    },
  });
}

function siteOf(versionId: string, { database }: Services, source: FiguresSource): Promise<string | null> {
  return database.asSystem('a bulletin asks whose data were accepted', (tx) =>
    source.siteOfVersion(tx, versionId),
  );
}

async function siteIds({ database }: Services): Promise<string[]> {
  return database.asSystem('bulletins ask which sites there are', async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from program.site order by id`.execute(tx);
    return rows.map(({ id }) => id);
  });
}
