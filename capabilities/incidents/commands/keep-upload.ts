import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AskContext } from '#platform/database/database.ts';
import { FileTooLarge } from '#platform/files/file-store.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWithProblem, problem } from '../errors.ts';

const largestBytes = 2 * 1024 ** 3;

export type KeptUpload = { id: string; fileName: string; sha256: string; bytes: number };

/** Keeps a file as it came. The name is only ever shown; where the file lies is decided by its hash. */
export async function keepUpload(
  { database, files }: Services,
  asker: AskContext,
  siteId: string,
  upload: { fileName: string; content: Readable },
): Promise<Outcome<KeptUpload>> {
  try {
    const stored = await files.put(upload.content, { largestBytes });
    if (stored.bytes === 0) return failWithProblem(problem('file-empty', 'The file is empty (0 bytes).'));
    const kept = { id: uuidv7(), fileName: shownName(upload.fileName), ...stored };
    await database.as(asker, (tx) =>
      sql`insert into incidents.upload (id, site_id, file_name, sha256, bytes)
        values (${kept.id}, ${siteId}, ${kept.fileName}, ${kept.sha256}, ${kept.bytes})`.execute(tx),
    );
    return succeed(kept);
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    return failWithProblem(problem('file-too-large', 'The file is larger than 2 GB.'));
  }
}

function shownName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replaceAll(/\p{C}/gu, '').trim();
  return plain.slice(-255) || 'unnamed';
}
