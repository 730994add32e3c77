import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { withClient } from '#platform/database/provision.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { rowChecker } from '../checking/check-row.ts';
import { clockOf, groundOf } from '../checking/site-ground.ts';
import { keepUpload } from '../commands/keep-upload.ts';
import { openSourceIn } from '../commands/open-source.ts';
import { startImportIn } from '../commands/start-import.ts';
import type { SourceDraft } from '../contract.ts';
import { readImport } from '../importing/read-import.ts';
import { loadReadingOrder } from '../importing/reading-order.ts';
import { readTable } from '../reading/read-table.ts';
import { withStepTimes } from './time-steps.ts';

export type BenchResult = {
  name: string;
  figure: number;
  unit: string;
  goal: number;
  met: boolean;
  peer: string;
  detail: Record<string, number | string>;
};

const goal = 0.5;

/**
 * Rows a second through the whole import (bytes, CSV, checks, comparison, storage under row-level security,
 * grouping into events, quality) against COPY of the finished rows from a file on the server into a table of the
 * same shape and keys without any of that. `ownerUrl` must be a superuser of a local server.
 */
export async function importRate(services: Services, ownerUrl: string, rows = 200_000): Promise<BenchResult> {
  const world = await makeWorld(services);
  const importId = await startImport(services, world, rows);
  const watched = withStepTimes(services);
  const importSeconds = await secondsOf(() => readImport(watched.services, importId));
  const readingSeconds = await secondsOf(() => readAndCheck(services, importId));
  const { copySeconds, stored } = await copyTheSame(ownerUrl, importId);
  if (stored !== rows)
    throw new Error(`The import stored ${stored} of ${rows} rows; the comparison would be unfair.`);
  const figure = copySeconds / importSeconds;
  return {
    name: 'import',
    figure: Number(figure.toFixed(3)),
    unit: 'of the rate of COPY',
    goal,
    met: figure >= goal,
    peer: 'COPY of the same rows, checked and projected beforehand, into a table with the same key',
    detail: {
      rows,
      importSeconds: Number(importSeconds.toFixed(2)),
      importRowsPerSecond: Math.round(rows / importSeconds),
      copySeconds: Number(copySeconds.toFixed(2)),
      copyRowsPerSecond: Math.round(rows / copySeconds),
      // The first runs beside the storing of victims, the quality beside the grouping; so they add up to more.
      ...Object.fromEntries(
        [['reading and checking alone', readingSeconds] as const, ...watched.times].map(([step, seconds]) => [
          step,
          `${seconds.toFixed(2)} s (${Math.round((100 * seconds) / importSeconds)} %)`,
        ]),
      ),
    },
  };
}

type World = { siteId: string; personId: string; sourceId: string };

async function makeWorld({ database }: Services): Promise<World> {
  const [siteId, personId, agencyId, membershipId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  await database.asSystem('a site for the import benchmark', async (tx) => {
    await sql`insert into program.site (id, slug, name, state, time_zone, epsg)
      values (${siteId}, ${`bench-${siteId}`}, 'Bench', 'PA', 'America/New_York', 32618)`.execute(tx);
    await sql`insert into identity.agency (id, name, kind) values (${agencyId}, ${`Bench ${agencyId}`}, 'police')`.execute(
      tx,
    );
    await sql`insert into identity.person (id, name, email)
      values (${personId}, 'Bench analyst', ${`${personId}@example.org`})`.execute(tx);
    await sql`insert into identity.membership (id, person_id, agency_id, role, every_site)
      values (${membershipId}, ${personId}, ${agencyId}, 'crime analyst', true)`.execute(tx);
  });
  const source = await database.as({ personId }, (tx) => openSourceIn(tx, siteId, draft));
  return { siteId, personId, sourceId: expectValue(source).id };
}

const draft: SourceDraft = {
  name: 'Bench',
  layer: 'confirmed_shooting',
  mode: 'full_extract',
  grouping: { metres: 25, minutes: 60 },
  mapping: {
    reportNumber: 'report_number',
    occurred: {
      column: 'occurred_local',
      timeColumn: null,
      order: 'year-first',
      skippedTimes: 'move-forward',
    },
    outcome: { column: 'fatal', values: { true: 'fatal', false: 'nonfatal' } },
    degrees: { longitude: 'longitude', latitude: 'latitude' },
    projected: null,
    block: 'block',
    district: 'district',
    race: 'race',
    sex: 'sex',
    age: 'age',
    ageGroup: null,
    missingValues: [],
  },
};

async function startImport(
  services: Services,
  { siteId, personId, sourceId }: World,
  rows: number,
): Promise<string> {
  const upload = { fileName: 'bench.csv', content: Readable.from(linesOf(rows)) };
  const kept = expectValue(await keepUpload(services, { personId }, siteId, upload));
  const request = { sourceId, uploadId: kept.id, snapshotDate: '2026-01-01' };
  const started = await services.database.as({ personId }, (tx) =>
    startImportIn(tx, siteId, request, new Date()),
  );
  return expectValue(started).id;
}

/** What there is to do without a database: bytes, CSV, checks, the projection. */
async function readAndCheck(services: Services, importId: string): Promise<void> {
  const order = await services.database.asSystem('the import benchmark', (tx) =>
    loadReadingOrder(tx, importId),
  );
  const { mapping, snapshotDate, site, sha256 } = order!;
  let check: ReturnType<typeof rowChecker>;
  await readTable(services.files.pathOf(sha256), {
    onHeader: (header) => {
      check = rowChecker({
        mapping,
        header,
        snapshotDate,
        clock: clockOf(site.timeZone),
        ground: groundOf(site),
      });
      return undefined;
    },
    onRows: async (rows) => {
      for (const row of rows) check(row);
    },
  });
}

/** Rows of the shape of a big city's export, the same on every machine. */
function* linesOf(rows: number): Generator<string> {
  yield 'report_number,occurred_local,fatal,race,sex,age,block,district,longitude,latitude\n';
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const start = Date.UTC(2015, 0, 1);
  for (let row = 0; row < rows; row++) {
    const occurred = new Date(start + Math.floor(random() * 3650 * 1440) * 60_000).toISOString();
    const place = `${(-75.3 + random() * 0.35).toFixed(6)},${(39.87 + random() * 0.27).toFixed(6)}`;
    const block = `${Math.floor(random() * 60) * 100} N ${Math.floor(random() * 90)}TH ST`;
    const age = 15 + Math.floor(random() * 40);
    yield `2015${String(row).padStart(8, '0')},${occurred.slice(0, 10)} ${occurred.slice(11, 19)},${random() < 0.2},B,M,${age},${block},${Math.floor(random() * 39)},${place}\n`;
  }
}

/** The server writes and reads the file itself: no network, no driver, the best that COPY can do. */
async function copyTheSame(
  ownerUrl: string,
  importId: string,
): Promise<{ copySeconds: number; stored: number }> {
  const path = join(tmpdir(), `psp-bench-${importId}.copy`);
  try {
    return await withClient(ownerUrl, async (client) => {
      await client.query(
        `copy (select * from incidents.victim where import_id = '${importId}' order by file_row) to '${path}'`,
      );
      await client.query('create table incidents.bench_copy (like incidents.victim including all)');
      const copySeconds = await secondsOf(() => client.query(`copy incidents.bench_copy from '${path}'`));
      const { rows } = await client.query('select count(*) as stored from incidents.bench_copy');
      await client.query('drop table incidents.bench_copy');
      return { copySeconds, stored: Number(rows[0].stored) };
    });
  } finally {
    await rm(path, { force: true });
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
