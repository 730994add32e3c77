import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AskContext } from '#platform/database/database.ts';
import { FileTooLarge } from '#platform/files/file-store.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../../errors.ts';
import { mediaTypeOf } from '../media-type.ts';

const LARGEST_BYTES = 25 * 1024 ** 2;
const START_BYTES = 4096;

type Kept = { id: string; fileName: string; bytes: number };

/** Keeps a file for a resource. It is known by its content and only ever served as an attachment. */
export async function keepFile(
  { database, files }: Services,
  asker: AskContext,
  upload: { fileName: string; content: Readable },
): Promise<Outcome<Kept>> {
  const stored = await files.put(upload.content, { largestBytes: LARGEST_BYTES }).catch((error: unknown) => {
    if (error instanceof FileTooLarge) return null;
    throw error;
  });
  if (!stored) return failWith('community.file-refused', { reason: 'The file is larger than 25 MB.' });
  if (stored.bytes === 0) return failWith('community.file-refused', { reason: 'The file is empty.' });
  const fileName = shownName(upload.fileName);
  const mediaType = mediaTypeOf(await startOf(files.pathOf(stored.sha256)), fileName);
  if (!mediaType)
    return failWith('community.file-refused', {
      reason: 'The file is of a kind that the library does not keep.',
    });
  const id = uuidv7();
  await database.as(asker, (tx) =>
    sql`insert into community.upload (id, sha256, file_name, media_type, bytes)
      values (${id}, ${stored.sha256}, ${fileName}, ${mediaType}, ${stored.bytes})`.execute(tx),
  );
  return succeed({ id, fileName, bytes: stored.bytes });
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function shownName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replaceAll(/\p{C}/gu, '').trim();
  return plain.slice(-200) || 'unnamed';
}
