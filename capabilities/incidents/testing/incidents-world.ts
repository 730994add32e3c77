import { Readable } from 'node:stream';
import type { TestApplication } from '#capabilities/testing/test-application.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { acceptImportIn } from '../commands/accept-import.ts';
import { keepUpload } from '../commands/keep-upload.ts';
import { openSourceIn } from '../commands/open-source.ts';
import { startImportIn } from '../commands/start-import.ts';
import type { ColumnMapping, SourceDraft } from '../contract.ts';
import { readImport } from '../importing/read-import.ts';
import { type ImportRecord, readImportRecord } from '../queries/import-record.ts';

export type Site = { id: string; slug: string };

export const shootingsMapping: ColumnMapping = {
  reportNumber: 'report',
  occurred: { column: 'when', timeColumn: null, order: 'year-first', skippedTimes: 'set-aside' },
  outcome: { column: 'fatal', values: { true: 'fatal', false: 'nonfatal' } },
  degrees: { longitude: 'lon', latitude: 'lat' },
  projected: null,
  block: 'block',
  district: null,
  race: null,
  sex: null,
  age: 'age',
  ageGroup: null,
  missingValues: [],
};

export const header = 'report,when,fatal,lon,lat,block,age';

/** A file of shootings, one row each; two rows an hour and two kilometres apart are two events. */
export function aFile(...rows: string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

export const rows = {
  first: '1001,2024-03-01 20:00:00,false,-75.10,40.00,100 A ST,25',
  second: '1002,2024-03-05 21:30:00,true,-75.12,40.02,200 B ST,31',
  third: '1003,2024-04-11 02:15:00,false,-75.14,40.01,300 C ST,',
};

/** What an analyst does, in sentences; the reading job is run on the spot. */
export function anAnalyst(application: TestApplication, personId: string, site: Site) {
  const { services } = application;
  const asker = { personId };
  const analyst = {
    opensASource: (draft: Partial<SourceDraft> = {}) =>
      services.database
        .as(asker, (tx) => openSourceIn(tx, site.id, { ...aSourceDraft(), ...draft }))
        .then((outcome) => expectValue(outcome).id),

    uploads: (content: string | Buffer, fileName = 'shootings.csv') =>
      keepUpload(services, asker, site.id, { fileName, content: Readable.from([Buffer.from(content)]) }).then(
        (outcome) => expectValue(outcome).id,
      ),

    async startsImport(
      sourceId: string,
      content: string | Buffer,
      options: { snapshotDate?: string; corrects?: string } = {},
    ) {
      const uploadId = await analyst.uploads(content);
      const request = { sourceId, uploadId, snapshotDate: '2024-12-31', ...options };
      return services.database.as(asker, (tx) => startImportIn(tx, site.id, request, services.clock.now()));
    },

    /** Uploads, starts and reads. */
    async imports(
      sourceId: string,
      content: string | Buffer,
      options: { snapshotDate?: string; corrects?: string } = {},
    ) {
      const started = expectValue(await analyst.startsImport(sourceId, content, options));
      await readImport(services, started.id);
      return analyst.looksAt(started.id);
    },

    accepts: (importId: string) =>
      services.database
        .as(asker, (tx) => acceptImportIn(tx, importId))
        .then((outcome) => expectValue(outcome).versionId),

    async importsAndAccepts(
      sourceId: string,
      content: string | Buffer,
      options: { snapshotDate?: string; corrects?: string } = {},
    ) {
      const record = await analyst.imports(sourceId, content, options);
      return analyst.accepts(record.id);
    },

    looksAt: (importId: string): Promise<ImportRecord> =>
      services.database
        .as(asker, (tx) => readImportRecord(tx, site.id, importId))
        .then((record) => {
          if (!record) throw new Error('The import is not there.');
          return record;
        }),
  };
  return analyst;
}

function aSourceDraft(): SourceDraft {
  return {
    name: `Shootings ${Math.random().toString(36).slice(2, 8)}`,
    layer: 'confirmed_shooting',
    mode: 'full_extract',
    grouping: { metres: 25, minutes: 60 },
    mapping: shootingsMapping,
  };
}
