import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type FileStore, FileTooLarge } from '#platform/files/file-store.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { tellIn } from './tell.ts';

const LARGEST_BYTES = 25 * 1024 * 1024;

export type KeptFile = { fileName: string; mediaType: string; bytes: number; sha256: string };

/** Keeps what was sent under its content's hash; what it is, is read off the content and not off its name. */
export async function keepFile(
  files: FileStore,
  { fileName, content }: { fileName: string; content: Readable },
): Promise<Outcome<KeptFile>> {
  try {
    const { sha256, bytes } = await files.put(content, { largestBytes: LARGEST_BYTES });
    const mediaType = mediaTypeOf(await firstBytes(files, sha256));
    if (!mediaType)
      return failWith('summit.file-refused', { reason: 'Its content is none of the kinds taken.' });
    return succeed({ fileName: nameOf(fileName), mediaType, bytes, sha256 });
  } catch (error) {
    if (error instanceof FileTooLarge)
      return failWith('summit.file-refused', { reason: 'It is larger than 25 MB.' });
    throw error;
  }
}

export async function addMaterialIn(
  tx: Tx,
  { eventId, sessionId }: { eventId: string; sessionId: string | null },
  title: string,
  file: KeptFile,
): Promise<Outcome<{ id: string }>> {
  const id = uuidv7();
  await sql`insert into summit.material (id, event_id, session_id, title, file_name, media_type, bytes, sha256)
    values (${id}, ${eventId}, ${sessionId}, ${title}, ${file.fileName}, ${file.mediaType}, ${file.bytes},
      ${file.sha256})`.execute(tx);
  await tellIn(tx, 'summit.changed', { table: 'event', id: eventId });
  return succeed({ id: eventId });
}

export async function withdrawMaterialIn(
  tx: Tx,
  eventId: string,
  id: string,
): Promise<Outcome<{ id: string }>> {
  const { numAffectedRows } = await sql`update summit.material set withdrawn_at = now()
    where id = ${id} and event_id = ${eventId} and withdrawn_at is null`.execute(tx);
  if (!numAffectedRows) return failWith('summit.not-found', {});
  await tellIn(tx, 'summit.changed', { table: 'event', id: eventId });
  return succeed({ id: eventId });
}

const kinds: [start: number[], mediaType: string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'application/pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  // Slides and documents of office programs are archives of this kind.
  [[0x50, 0x4b, 0x03, 0x04], 'application/zip'],
];

function mediaTypeOf(start: Uint8Array): string | null {
  const kind = kinds.find(([bytes]) => bytes.every((byte, index) => start[index] === byte));
  return kind?.[1] ?? null;
}

async function firstBytes(files: FileStore, sha256: string): Promise<Uint8Array> {
  const stream = files.open(sha256);
  for await (const chunk of stream) return chunk as Buffer;
  return new Uint8Array();
}

/** A name that can stand in a header and on any disk. */
function nameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replaceAll(/[^\w .()-]/g, '_').slice(-120) || 'file';
}
