import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';
import { sql } from 'kysely';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { ImportRecord } from '../contract.ts';
import { failWith, failWithProblem, problem } from '../errors.ts';
import { readToTheEnd } from '../importing/read-to-the-end.ts';
import { readImportRecord } from '../queries/import-record.ts';
import { acceptImportIn } from './accept-import.ts';
import { keepUpload } from './keep-upload.ts';
import { startImportIn } from './start-import.ts';

export type FileImport = {
  /** Who brings the file in; their rights decide. */
  personId: string;
  /** The site's slug, such as philadelphia-pa. */
  site: string;
  /** The source's name or id. */
  source: string;
  path: string;
  /** The last day the file speaks of; today at the site when left out. */
  snapshotDate?: string;
  /** Accept it at once when it has been checked and no row was set aside. */
  acceptWhenClean?: boolean;
};

/** The way of a file from a folder to a checked import, in one go: what `psp import` does. */
export async function importFile(services: Services, request: FileImport): Promise<Outcome<ImportRecord>> {
  const { database, clock } = services;
  const asker = { personId: request.personId };
  const isThere = await access(request.path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isThere) return failWithProblem(problem('file-damaged', `The file ${request.path} cannot be opened.`));
  const found = await findSource(services, request);
  if (!found) return failWith('incidents.source-missing', {});
  const { siteId, sourceId, today } = found;

  const content = createReadStream(request.path);
  const kept = await keepUpload(services, asker, siteId, { fileName: basename(request.path), content });
  if (!kept.ok) return kept;
  const draft = { sourceId, uploadId: kept.value.id, snapshotDate: request.snapshotDate ?? today };
  const started = await database.as(asker, (tx) => startImportIn(tx, siteId, draft, clock.now()));
  if (!started.ok) return started;
  const importId = started.value.id;
  await readToTheEnd(services, importId);
  const look = async () => (await database.as(asker, (tx) => readImportRecord(tx, siteId, importId)))!;
  const record = await look();
  if (!request.acceptWhenClean || record.state !== 'checked' || record.rowsSetAside !== 0)
    return succeed(record);
  const accepted = await database.as(asker, (tx) => acceptImportIn(tx, importId));
  return accepted.ok ? succeed(await look()) : accepted;
}

async function findSource({ database, clock }: Services, { personId, site, source }: FileImport) {
  return database.as({ personId }, async (tx) => {
    const { rows } = await sql<{ siteId: string; sourceId: string; today: string }>`
      select site.id as "siteId", source.id as "sourceId",
        (${clock.now()}::timestamptz at time zone site.time_zone)::date as today
      from program.site
      join incidents.source source on source.site_id = site.id
      where site.slug = ${site} and (source.name = ${source} or source.id::text = ${source})`.execute(tx);
    return rows[0];
  });
}
