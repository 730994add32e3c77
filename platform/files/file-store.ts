import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type StoredFile = { sha256: string; bytes: number };

/**
 * Files by the hash of their content, outside the web root: the same file twice is stored once, and what a trace
 * names is what lies there. A local folder stands in for an S3-compatible store.
 */
export type FileStore = {
  put(content: Readable, options?: { largestBytes?: number }): Promise<StoredFile>;
  open(sha256: string): Readable;
  pathOf(sha256: string): string;
  has(sha256: string): Promise<boolean>;
};

/** A name that is anything else could lead out of the folder. */
const SHA256 = /^[0-9a-f]{64}$/;

export class FileTooLarge extends Error {
  constructor(largestBytes: number) {
    super(`The file is larger than ${largestBytes} bytes.`);
    this.name = 'FileTooLarge';
  }
}

export function openFileStore(folder: string): FileStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (sha256: string) => {
    if (!SHA256.test(sha256)) throw new Error('This is not the hash of a file.');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    pathOf,
    open: (sha256) => createReadStream(pathOf(sha256)),
    has: (sha256) =>
      stat(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    put: (content, options) => putFile(folder, pathOf, content, options?.largestBytes ?? Infinity),
  };
}

async function putFile(
  folder: string,
  pathOf: (sha256: string) => string,
  content: Readable,
  largestBytes: number,
): Promise<StoredFile> {
  const arriving = join(folder, `arriving-${randomUUID()}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > largestBytes) done(new FileTooLarge(largestBytes));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(content, measure, createWriteStream(arriving, { mode: 0o600, flush: true }));
    const sha256 = hash.digest('hex');
    mkdirSync(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
    await rename(arriving, pathOf(sha256));
    return { sha256, bytes };
  } catch (error) {
    await rm(arriving, { force: true });
    throw error;
  }
}
