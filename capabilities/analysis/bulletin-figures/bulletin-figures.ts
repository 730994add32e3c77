import type { BulletinFigures, DataForBulletin, FiguresRequest } from '#capabilities/bulletins/contract.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { IncidentsData } from '../incidents-data.ts';
import { siteGeography } from '../queries/site-geography.ts';
import { answerInThread } from '../running/answer-in-thread.ts';
import { codeVersion } from '../running/code-version.ts';
import type { FiguresInput } from './input.ts';

const WORKER = new URL('./figures-worker.ts', import.meta.url);

/** What a bulletin of the site would rest on: the current version of its confirmed shootings. */
export async function dataForBulletin(
  tx: Tx,
  siteId: string,
  incidents: IncidentsData,
): Promise<DataForBulletin | null> {
  const version = (await incidents.currentVersions(tx, siteId))[0];
  if (!version) return null;
  const { id, label, period, dataDate } = version;
  return { versionId: id, label, takenOn: dataDate ?? period.to, firstDay: period.from };
}

/** The figures of one site, week and data version; read as the system, for bulletins draft themselves. */
export async function bulletinFigures(
  database: Database,
  request: FiguresRequest,
  incidents: IncidentsData,
  signal: AbortSignal,
): Promise<BulletinFigures> {
  const input = await database.asSystem('a bulletin reads the data version it rests on', (tx) =>
    readInput(tx, request, incidents),
  );
  return answerInThread(WORKER, input, [input.events, input.victims], signal);
}

async function readInput(
  tx: Tx,
  { siteId, versionId, week }: FiguresRequest,
  incidents: IncidentsData,
): Promise<FiguresInput> {
  const version = await incidents.version(tx, siteId, versionId);
  if (!version) throw new Error(`The site ${siteId} has no data version ${versionId}.`);
  const ruleIds = version.rules.map(({ id }) => id);
  const read = (unit: 'events' | 'victims') => incidents.records(tx, { siteId, versionId, unit, ruleIds });
  return {
    week,
    firstDay: version.period.from,
    flagRules: version.rules,
    events: await read('events'),
    victims: await read('victims'),
    geography: await siteGeography(tx, siteId),
    codeVersion,
  };
}
