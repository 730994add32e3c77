import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AskContext, Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { FileTooLarge } from '#platform/files/file-store.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import { type ReadFile, readLines } from '../checking/read-lines.ts';
import { type ImportKind, kinds } from '../contract.ts';
import { failWith } from '../errors.ts';
import { importWorkflow } from '../states.ts';

const LARGEST_BYTES = 50 * 1024 * 1024;
const FIRST_ROWS = 5;

type Upload = { kind: ImportKind; fileName: string; content: Readable };
type Stored = { sha256: string; bytes: number };

/** Keeps a file as it came and looks whether it can be read; nothing of it counts before it is checked and applied. */
export async function receiveFile(
  services: Services,
  asker: AskContext,
  upload: Upload,
): Promise<Outcome<{ id: string }>> {
  const stored = await store(services, upload.content);
  if (!stored.ok) return stored;
  const read = await readLines(services.files.pathOf(stored.value.sha256));
  if (!read.ok) return read;
  const year = services.clock.now().getUTCFullYear();
  const id = await services.database.as(asker, (tx) => recordIn(tx, upload, stored.value, read.value, year));
  return succeed({ id });
}

async function store({ files }: Services, content: Readable): Promise<Outcome<Stored>> {
  try {
    return succeed(await files.put(content, { largestBytes: LARGEST_BYTES }));
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    return failWith('onboarding.file-refused', {
      message: 'The file is larger than 50 MB.',
      mend: 'Split it, and bring in the parts one after another.',
    });
  }
}

async function recordIn(
  tx: Tx,
  { kind, fileName }: Upload,
  { sha256, bytes }: Stored,
  { header, lines }: ReadFile,
  year: number,
): Promise<string> {
  const id = uuidv7();
  const number = await nextNumber(tx, 'PRI', year);
  const name = shownName(fileName);
  const firstRows = lines.slice(0, FIRST_ROWS).map(({ fields }) => fields);
  await sql`insert into onboarding.import (id, number, title, kind, file_name, sha256, bytes, header, first_rows)
    values (${id}, ${number}, ${`${kinds[kind].label} from ${name}`}, ${kind}, ${name}, ${sha256}, ${bytes},
      ${header}, ${JSON.stringify(firstRows)})`.execute(tx);
  await recordCreation(tx, importWorkflow, { id, siteId: null });
  await emitIn(tx, {
    kind: 'onboarding.received',
    siteId: null,
    subject: { table: 'onboarding.import', id },
    permission: 'onboarding.import',
    payload: { number, kind },
  });
  return id;
}

function shownName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replaceAll(/\p{C}/gu, '').trim();
  return plain.slice(-255) || 'unnamed';
}
