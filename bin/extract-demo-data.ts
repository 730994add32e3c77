/**
 * Makes the demo's own extracts of open data: every row of the source, only the columns the product needs.
 *
 *   node bin/extract-demo-data.ts SOURCE_FOLDER
 *
 * SOURCE_FOLDER holds `philadelphia/` and `nyc_shootings/`. The same source always gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

type SourceRow = Record<string, string>;

type Extract = {
  folder: string;
  source: {
    path: string;
    repository: string;
    file: string;
    commit: string;
    licence: string;
    upstream: string;
  };
  name: string;
  /** The last day the source file speaks of: later dates in it are mistakes. */
  snapshotDate: string;
  columns: Record<string, (row: SourceRow) => string>;
};

const philadelphiaSource = {
  repository: 'https://github.com/PhilaController/gun-violence-dashboard-data',
  commit: '56b2becfc6c040680b52cbdedc018d982dfbf576',
  licence: 'MIT, Copyright (c) 2019 Office of the Controller, City of Philadelphia',
  upstream: 'OpenDataPhilly "Shooting Victims" (City of Philadelphia open data)',
};

const philadelphia: Extract = {
  folder: 'philadelphia',
  source: {
    path: 'philadelphia/shooting_victims_2015_2025-01.csv.gz',
    file: 'gun_violence_dashboard_data/data/processed/shootings_2015.json to shootings_2025.json',
    ...philadelphiaSource,
  },
  name: 'shooting-victims.csv.gz',
  snapshotDate: '2025-01-27',
  columns: {
    report_number: (row) => row.dc_key!,
    occurred_local: (row) => row.date!.replaceAll('/', '-'),
    fatal: (row) => row.fatal!,
    race: (row) => row.race!,
    sex: (row) => row.sex!,
    age: (row) => row.age!,
    block: (row) => [row.block_number, row.street_name].filter(Boolean).join(' '),
    district: (row) => row.police_district!,
    longitude: (row) => row.longitude!,
    latitude: (row) => row.latitude!,
  },
};

const newYork: Extract = {
  folder: 'new-york',
  source: {
    path: 'nyc_shootings/nyc_shootings_2006_2023.csv.gz',
    repository: 'https://github.com/apwheele/ptools',
    file: 'data/nyc_shoot.rda',
    commit: '31c972b81de9a23b176da1d7726c50c61e322d40',
    licence: 'MIT, Copyright (c) 2021 Andrew Wheeler',
    upstream: 'NYC Open Data "NYPD Shooting Incident Data" (public use under the NYC Open Data terms)',
  },
  name: 'shooting-victims.csv.gz',
  snapshotDate: '2023-06-30',
  columns: {
    report_number: (row) => row.INCIDENT_KEY!,
    occurred_local: (row) => `${row.OCCUR_DATE} ${row.OCCUR_TIME}`,
    murder: (row) => row.STATISTICAL_MURDER_FLAG!,
    race: (row) => row.VIC_RACE!,
    sex: (row) => row.VIC_SEX!,
    age_group: (row) => row.VIC_AGE_GROUP!,
    borough: (row) => row.BORO!,
    precinct: (row) => row.PRECINCT!,
    longitude: (row) => sixDecimals(row.Longitude!),
    latitude: (row) => sixDecimals(row.Latitude!),
    x_feet: (row) => row.X_COORD_CD!,
    y_feet: (row) => row.Y_COORD_CD!,
  },
};

const sourceFolder = process.argv[2];
if (!sourceFolder) {
  console.error('Name the folder that holds philadelphia/ and nyc_shootings/:');
  console.error('  node bin/extract-demo-data.ts SOURCE_FOLDER');
  process.exit(2);
}
const extractsFolder = join(import.meta.dirname, '../demo/extracts');
await makeExtract(philadelphia, [await makeCityLimits()]);
await makeExtract(newYork, []);

async function makeExtract(extract: Extract, alsoThere: object[]): Promise<void> {
  const sourceBytes = await readFile(join(sourceFolder!, extract.source.path));
  const rows: SourceRow[] = parse(gunzipSync(sourceBytes), { columns: true });
  const columns = Object.entries(extract.columns);
  const lines = rows.map((row) => columns.map(([, read]) => csvField(read(row))).join(','));
  const csv = Buffer.from(`${[Object.keys(extract.columns).join(','), ...lines].join('\n')}\n`);
  const file = await writeGzip(extract.folder, extract.name, csv);
  await writeProvenance(extract, [
    { ...file, rows: rows.length, columns: Object.keys(extract.columns) },
    ...alsoThere,
  ]);
  console.log(`${extract.folder}: ${rows.length} rows`);
}

async function makeCityLimits(): Promise<object> {
  const bytes = await readFile(join(sourceFolder!, 'philadelphia/city_limits.geojson.gz'));
  const collection = JSON.parse(gunzipSync(bytes).toString()) as { features: { geometry: unknown }[] };
  const feature = {
    type: 'Feature',
    properties: { name: 'Philadelphia city limits' },
    geometry: collection.features[0]!.geometry,
  };
  return writeGzip('philadelphia', 'city-limits.geojson.gz', Buffer.from(`${JSON.stringify(feature)}\n`));
}

async function writeProvenance(extract: Extract, files: object[]): Promise<void> {
  const { path: _path, ...source } = extract.source;
  const { snapshotDate } = extract;
  const provenance = { source, snapshotDate, madeBy: 'bin/extract-demo-data.ts', files };
  await writeFile(
    join(extractsFolder, extract.folder, 'provenance.json'),
    `${JSON.stringify(provenance, null, 2)}\n`,
  );
  await writeFile(join(extractsFolder, extract.folder, 'LICENSE-NOTICE.md'), licenceNotice(extract));
}

/** The operating-system byte of the gzip header differs between machines; 255 means "not stated". */
async function writeGzip(folder: string, name: string, content: Buffer) {
  const zipped = gzipSync(content, { level: 9 });
  zipped[9] = 255;
  await mkdir(join(extractsFolder, folder), { recursive: true });
  await writeFile(join(extractsFolder, folder, name), zipped);
  return { name, bytes: zipped.length, sha256: sha256(zipped), contentSha256: sha256(content) };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Six decimals of a degree are about 10 cm, finer than the mid-block points they describe. */
function sixDecimals(degrees: string): string {
  return degrees === '' ? '' : String(Number(Number(degrees).toFixed(6)));
}

function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function licenceNotice({ folder, source }: Extract): string {
  return `# Licence notice for the ${folder} extract

Files in this folder are derived from ${source.repository}
(${source.file}, commit ${source.commit}), which states "MIT License".
Upstream: ${source.upstream}. All rows are kept; columns the product does not need are left out
and the rest are renamed. \`provenance.json\` gives counts and hashes.

${source.licence.replace('MIT, ', '')}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of
the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
IN THE SOFTWARE.
`;
}
