import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AskContext, Tx } from '#platform/database/database.ts';
import { FileTooLarge, type StoredFile } from '#platform/files/file-store.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { type DocumentKind, kindOfDocument } from './document-kind.ts';
import { refuseIfLockedIn } from './lock-record.ts';
import { compartmentIn, recordClassOfSide, type Target, writingForIn } from './own-part.ts';

const LARGEST = 20 * 1024 * 1024;
const LOOKED_AT = 4096;

export type Upload = { title: string; field: string; fileName: string; content: Readable };

/** Keeps a file of a case. What it is, its content says; who sees it, the field it is filed under. */
export async function keepDocument(
  { database, files, clock }: Services,
  context: AskContext,
  target: Target,
  upload: Upload,
): Promise<Outcome<{ id: string }>> {
  // Asked before a byte is stored: whoever can't add a file fills no disk.
  const asked = await database.as(context, (tx) => writingForIn(tx, target));
  if (!asked.ok) return asked;
  try {
    const stored = await files.put(upload.content, { largestBytes: LARGEST });
    const kind = kindOfDocument(await beginningOf(files.pathOf(stored.sha256)));
    if (!kind) return failWith('cases.document-refused', { why: 'The file is of a kind that is not kept.' });
    return await database.as(context, (tx) =>
      keepDocumentIn(tx, target, { ...upload, ...stored, kind }, clock.now()),
    );
  } catch (error) {
    if (error instanceof FileTooLarge)
      return failWith('cases.document-refused', { why: 'The file is larger than 20 MB.' });
    throw error;
  }
}

const FIELDS: Record<string, readonly string[]> = {
  police: ['evidence', 'narrative', 'work-product'],
  prosecutor: ['core', 'work-product'],
  federal: ['core', 'work-product'],
  court: ['core'],
};

async function keepDocumentIn(
  tx: Tx,
  target: Target,
  file: Omit<Upload, 'content'> & StoredFile & { kind: DocumentKind },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const part = await writingForIn(tx, target);
  if (!part.ok) return part;
  const free = await refuseIfLockedIn(tx, part.value, now);
  if (!free.ok) return free;
  const { agencyId, side } = part.value;
  if (!FIELDS[side]!.includes(file.field)) {
    return failWith('cases.document-refused', { why: 'Choose who may see the file.' });
  }
  const compartment = await compartmentIn(tx, target, agencyId, recordClassOfSide(side), file.field);
  const id = uuidv7();
  const fileName = file.fileName.replaceAll(/[\\/]/g, ' ').slice(-200) || 'document';
  const title = file.title.trim().slice(0, 200) || fileName;
  await sql`insert into cases.document
      (id, case_id, site_id, compartment_id, agency_id, title, kind, file_name, bytes, sha256)
    values (${id}, ${target.caseId}, ${target.siteId}, ${compartment}, ${agencyId}, ${title}, ${file.kind},
      ${fileName}, ${file.bytes}, ${file.sha256})`.execute(tx);
  return succeed({ id });
}

/** Takes a file off the case, saying why; that it was there stays on record. */
export async function removeDocumentIn(
  tx: Tx,
  { siteId, caseId }: Target,
  documentId: string,
  why: string,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql`
    update cases.document set removed_at = now(), removed_by = access.person_id(), removed_why = ${why}
    where id = ${documentId} and case_id = ${caseId} and site_id = ${siteId} and removed_at is null
    returning 1`.execute(tx);
  return rows.length > 0 ? succeed({ id: documentId }) : failWith('cases.entry-not-found', {});
}

async function beginningOf(path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(path, { end: LOOKED_AT - 1 })) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
