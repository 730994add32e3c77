import { sql } from 'kysely';
import type { BulletinFigures, DataForBulletin, FiguresRequest } from '#capabilities/bulletins/contract.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { IncidentsData } from '../incidents-data.ts';
import type { SiteGeography } from '../methods/method.ts';
import { codeVersion } from '../running/code-version.ts';
import { figuresInThread } from './figures-in-thread.ts';
import type { FiguresInput } from './input.ts';

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
  return figuresInThread(input, signal);
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
    geography: await geographyOf(tx, siteId),
    codeVersion,
  };
}

async function geographyOf(tx: Tx, siteId: string): Promise<SiteGeography> {
  const { rows } = await sql<
    { epsg: number; x: number | null; y: number | null } & Pick<SiteGeography, 'boundary'>
  >`
    select epsg, grid_origin_x as x, grid_origin_y as y, boundary
    from program.site where id = ${siteId}`.execute(tx);
  const { epsg, x, y, boundary } = rows[0]!;
  return { epsg, gridOrigin: x === null || y === null ? null : { x, y }, boundary };
}
