import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import type { ReadingLimits } from './limits.ts';
import { ReadingStopped, stop } from './stopped.ts';

/** The parts of a zip archive by name, refused as a whole when they would unpack to far more than the file. */
export class WorkbookArchive {
  readonly #zip: ZipFile;
  readonly #entries: Map<string, Entry>;

  private constructor(zip: ZipFile, entries: Map<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  static async open(path: string, limits: ReadingLimits): Promise<WorkbookArchive> {
    const zip = await openZip(path);
    try {
      const archive = new WorkbookArchive(zip, await readEntries(zip));
      archive.#refuseBombs(limits);
      return archive;
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.#zip.close();
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  packedShareOf(name: string): number {
    const entry = this.#entries.get(name);
    return entry ? entry.compressedSize / Math.max(entry.uncompressedSize, 1) : 1;
  }

  /** yauzl stops a part that unpacks to more than it declared, so the check of the declared sizes holds. */
  async stream(name: string): Promise<Readable> {
    const entry = this.#entries.get(name);
    if (!entry) return stop('file-damaged', `The workbook lacks its part "${name}".`);
    if (entry.isEncrypted()) stop('file-encrypted', 'The workbook is protected by a password.');
    return await new Promise((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, stream) => (error ? reject(damaged(error)) : resolve(stream)));
    });
  }

  #refuseBombs(limits: ReadingLimits): void {
    let unpacked = 0;
    for (const entry of this.#entries.values()) {
      unpacked += entry.uncompressedSize;
      const isLarge = entry.uncompressedSize > limits.ratioCountsFrom;
      if (isLarge && entry.uncompressedSize > entry.compressedSize * limits.packedRatio) {
        stop(
          'file-unpacks-too-large',
          `A part of the workbook unpacks to more than ${limits.packedRatio} times its size.`,
        );
      }
    }
    if (unpacked > limits.bytes) stop('file-too-large', `The workbook unpacks to ${unpacked} bytes.`);
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(damaged(error)) : resolve(zip),
    );
  });
}

const mostEntries = 10_000;

function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > mostEntries) reject(damaged(new Error('too many parts')));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error) => reject(damaged(error)));
    zip.readEntry();
  });
}

export function damaged(error: Error): ReadingStopped {
  return new ReadingStopped({
    code: 'file-damaged',
    message: `The workbook cannot be unpacked (${error.message}).`,
    mend: 'Open it in a spreadsheet program and save it again as .xlsx.',
  });
}
