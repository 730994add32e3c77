import { readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { AskContext, Tx } from '#platform/database/database.ts';
import { FileTooLarge } from '#platform/files/file-store.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { readCsv } from '../csv/read-csv.ts';
import { failWith } from '../errors.ts';
import { readFlatFile } from '../nibrs/read-flat-file.ts';
import type { FileReading } from '../told.ts';
import { agencyMeantIn } from './agency.ts';
import { openDeliveryIn } from './deliver.ts';

const LARGEST_BYTES = 100 * 1024 * 1024;

type FileForm = 'csv' | 'nibrs';
export type Upload = {
  site: { id: string; timeZone: string };
  form: FileForm;
  source: string;
  agencyId?: string | undefined;
  fileName: string;
  content: Readable;
};
export type Kept = { id: string; number: string; told: number; unreadable: number; ignored: string[] };

/** Keeps a file and reads it to its end. Nothing of it counts before it is applied. */
export async function keepFile(
  services: Services,
  asker: AskContext,
  upload: Upload,
): Promise<Outcome<Kept>> {
  const stored = await store(services, upload.content);
  if (!stored.ok) return stored;
  const reading = await readDelivered(services, stored.value.sha256, upload.form, upload.site.timeZone);
  if (!reading.ok) return reading;
  const { told, unreadable, ignored } = reading.value;
  const year = services.clock.now().getUTCFullYear();
  return services.database.as(asker, async (tx) => {
    const agency = await agencyMeantIn(tx, upload.site.id, 'cases.record', upload.agencyId);
    if (!agency.ok) return agency;
    const { form, source, site } = upload;
    const file = {
      ...stored.value,
      fileName: shownName(upload.fileName),
      told: told.length + unreadable.length,
      setAside: unreadable.length,
    };
    const id = await openDeliveryIn(
      tx,
      { siteId: site.id, agencyId: agency.value, source, form, year },
      file,
    );
    const { rows } = await sql<{
      number: string;
    }>`select number from cases.delivery where id = ${id}`.execute(tx);
    return succeed({
      id,
      number: rows[0]!.number,
      told: told.length,
      unreadable: unreadable.length,
      ignored,
    });
  });
}

async function store(
  { files }: Services,
  content: Readable,
): Promise<Outcome<{ sha256: string; bytes: number }>> {
  try {
    return succeed(await files.put(content, { largestBytes: LARGEST_BYTES }));
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    return failWith('cases.feed-file-refused', {
      message: 'The file is larger than 100 MB.',
      mend: 'Split it, and bring in the parts one after another.',
    });
  }
}

export async function readDelivered(
  { files }: Services,
  sha256: string,
  form: FileForm,
  timeZone: string,
): Promise<Outcome<FileReading & { ignored: string[] }>> {
  if (form === 'csv') return readCsv(files.pathOf(sha256), timeZone);
  const reading = readFlatFile(await readFile(files.pathOf(sha256), 'latin1'), timeZone);
  if (reading.told.length > 0) return succeed({ ...reading, ignored: [] });
  const [first] = reading.unreadable;
  return failWith('cases.feed-file-refused', {
    message: first ? `Line ${first.row}: ${first.reasons[0]!.message}` : 'The file holds no incident.',
    mend: 'Export the submission again; it is to be the NIBRS flat file, one segment a line.',
  });
}

/** Once its rows are in the record or set aside, a copy beside them would outlive an order to expunge. */
export async function forgetFile({ database, files }: Services, sha256: string): Promise<void> {
  const waits = await database.asSystem(
    'whether another delivery waits with the same file',
    async (tx: Tx) => {
      const { rows } =
        await sql`select from cases.delivery where sha256 = ${sha256} and state = 'checked'`.execute(tx);
      return rows.length > 0;
    },
  );
  if (!waits) await rm(files.pathOf(sha256), { force: true });
}

function shownName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replaceAll(/\p{C}/gu, '').trim();
  return plain.slice(-255) || 'unnamed';
}
