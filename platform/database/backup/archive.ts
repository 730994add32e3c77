import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * A backup is an ordinary tar.gz, so that anyone can look into it. A table or file of unknown length becomes
 * numbered pieces, since tar wants each length beforehand.
 */
const PIECE_BYTES = 4 * 1024 * 1024;
const BLOCK = 512;

export type Piece = { name: string; content: Buffer };

export class DamagedArchive extends Error {
  override readonly name = 'DamagedArchive';
}

export type ArchiveWriter = {
  /** Lets go of the file, whole or not; without effect after `close`. */
  abandon(): Promise<void>;
  add(name: string, content: Buffer): Promise<void>;
  /** Writes `folder/000001`, `folder/000002`, … and tells each piece before it is written. */
  addAll(folder: string, content: Readable, seen: (piece: Buffer) => void): Promise<void>;
  close(): Promise<void>;
};

export function createArchive(path: string): ArchiveWriter {
  const gzip = createGzip({ level: 4 });
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  pipeline(gzip, file, () => {}); // a failure is thrown by the write or the close that meets it
  const write = async (content: Buffer) => {
    if (file.errored) throw file.errored;
    if (!gzip.write(content)) await Promise.race([once(gzip, 'drain'), finished(file)]);
  };
  const add = async (name: string, content: Buffer) => {
    await write(tarHeader(name, content.length));
    await write(content);
    await write(Buffer.alloc(padding(content.length)));
  };
  return {
    add,
    addAll: async (folder, content, seen) => {
      let number = 0;
      for await (const piece of inPieces(content)) {
        seen(piece);
        await add(`${folder}/${String(++number).padStart(6, '0')}`, piece);
      }
    },
    abandon: async () => {
      if (file.closed) return;
      // The stream opens its file when it gets to it: only once it is closed can the file be taken away for good.
      const closed = new Promise<void>((done) => file.once('close', () => done()));
      file.destroy();
      await closed;
    },
    close: async () => {
      gzip.end(Buffer.alloc(2 * BLOCK));
      await finished(file);
    },
  };
}

async function* inPieces(content: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    bytes += chunk.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

/** The pieces in the order in which they were written. */
export async function* readArchive(path: string): AsyncGenerator<Piece> {
  const content = pipeline(createReadStream(path), createGunzip(), () => {});
  const take = takerOf(content);
  try {
    for (;;) {
      const header = await take(BLOCK);
      if (header.every((byte) => byte === 0)) return await take.rest();
      const { name, size } = readTarHeader(header);
      yield { name, content: await take(size) };
      await take(padding(size));
    }
  } finally {
    content.destroy();
  }
}

type Taker = ((bytes: number) => Promise<Buffer>) & { rest(): Promise<void> };

function takerOf(content: Readable): Taker {
  const chunks = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  const take = async (bytes: number) => {
    const parts = [rest];
    let have = rest.length;
    while (have < bytes) {
      const next = await nextOf(chunks);
      if (!next) throw new DamagedArchive('it ends too early');
      parts.push(next);
      have += next.length;
    }
    const all = Buffer.concat(parts);
    rest = all.subarray(bytes);
    return all.subarray(0, bytes);
  };
  /** The checksum of the whole stands at its very end. */
  const toTheEnd = async () => {
    while (await nextOf(chunks));
  };
  return Object.assign(take, { rest: toTheEnd });
}

async function nextOf(chunks: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
  try {
    const next = await chunks.next();
    return next.done ? undefined : next.value;
  } catch (cause) {
    throw new DamagedArchive('it cannot be unpacked', { cause });
  }
}

const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK;

const SIZE_AT = 124;
const CHECKSUM_AT = 148;

function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for a tar header`);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, SIZE_AT);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, CHECKSUM_AT);
  return header;
}

function readTarHeader(header: Buffer): { name: string; size: number } {
  if (checksum(header) !== Number.parseInt(header.toString('latin1', CHECKSUM_AT, CHECKSUM_AT + 8), 8))
    throw new DamagedArchive('a part has no sound heading');
  const size = Number.parseInt(header.toString('latin1', SIZE_AT, SIZE_AT + 12), 8);
  if (!(size <= 2 * PIECE_BYTES)) throw new DamagedArchive('a part is larger than parts are');
  return { name: header.toString('utf8', 0, header.indexOf(0)), size };
}

/** The sum of all bytes, with the checksum's own field read as spaces. */
function checksum(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= CHECKSUM_AT && at < CHECKSUM_AT + 8 ? 32 : byte), 0);
}
