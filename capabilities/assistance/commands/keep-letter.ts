import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AskContext, Tx } from '#platform/database/database.ts';
import { FileTooLarge } from '#platform/files/file-store.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { Target } from './keep-ledger.ts';
import { kindOfLetter, type LetterKind } from './letter-kind.ts';

const LARGEST_LETTER = 10 * 1024 * 1024;
const LOOKED_AT = 4096;

/** Keeps a letter of support. What it is, its content says, whatever its name. */
export async function keepLetter(
  services: Services,
  context: AskContext,
  target: Target,
  upload: { fileName: string; content: Readable },
): Promise<Outcome<{ id: string }>> {
  const { database, files } = services;
  // Asked before a byte is stored: whoever can't send one fills no disk.
  const open = await database.as({ ...context, readOnly: true }, (tx) => takesLetter(tx, target));
  if (!open) return failWith('assistance.not-editable', { state: 'not with its site' });
  try {
    const stored = await files.put(upload.content, { largestBytes: LARGEST_LETTER });
    const kind = kindOfLetter(await beginningOf(files.pathOf(stored.sha256)));
    if (!kind) return failWith('assistance.letter-refused', { why: 'The file is of another kind.' });
    const letter = { ...stored, kind, fileName: upload.fileName.slice(-200) || 'letter' };
    return await database.as(context, async (tx) => succeed(await keepLetterIn(tx, target, letter)));
  } catch (error) {
    if (error instanceof FileTooLarge)
      return failWith('assistance.letter-refused', { why: 'The file is larger than 10 MB.' });
    throw error;
  }
}

async function keepLetterIn(
  tx: Tx,
  target: Target,
  letter: { fileName: string; kind: LetterKind; bytes: number; sha256: string },
): Promise<{ id: string }> {
  await sql`update assistance.letter set replaced_at = now()
    where request_id = ${target.id} and replaced_at is null`.execute(tx);
  await sql`insert into assistance.letter (id, site_id, request_id, file_name, kind, bytes, sha256)
    values (${uuidv7()}, ${target.siteId}, ${target.id}, ${letter.fileName}, ${letter.kind}, ${letter.bytes},
      ${letter.sha256})`.execute(tx);
  return { id: target.id };
}

async function takesLetter(tx: Tx, { siteId, id }: Target): Promise<boolean> {
  const { rows } = await sql`select 1 from assistance.request
    where id = ${id} and site_id = ${siteId} and state in ('draft', 'returned')
      and access.may('assistance.request', site_id)`.execute(tx);
  return rows.length > 0;
}

async function beginningOf(path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(path, { end: LOOKED_AT - 1 })) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
