import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvReading } from './csv.ts';
import { TextDecoding } from './decoding.ts';
import { kindOfBytes } from './file-kind.ts';
import type { ReadingLimits } from './limits.ts';
import type { Row } from './row.ts';
import { ReadingStopped, stop } from './stopped.ts';

export type OnRows = (rows: Row[], packedBytesRead: number) => Promise<void>;

/** So small that the rows of one piece are done with before memory is tidied up; larger pieces took twice as long. */
const pieceBytes = 64 * 1024;

/** CSV, plain or gzip: rows in the pieces in which the bytes arrive, so memory stays flat. */
export async function readTextFile(
  path: string,
  isPacked: boolean,
  limits: ReadingLimits,
  onRows: OnRows,
  signal?: AbortSignal,
): Promise<void> {
  const packed = createReadStream(path, { highWaterMark: pieceBytes });
  const take = (unpacked: AsyncIterable<Uint8Array>) => takeText(unpacked, packed, isPacked, limits, onRows);
  try {
    if (!isPacked) await pipeline(packed, take, { signal });
    else await pipeline(packed, createGunzip({ chunkSize: pieceBytes }), take, { signal });
  } catch (error) {
    throw isZlibError(error) ? new ReadingStopped(damaged(error.message)) : error;
  }
}

async function takeText(
  unpacked: AsyncIterable<Uint8Array>,
  packed: { bytesRead: number },
  isPacked: boolean,
  limits: ReadingLimits,
  onRows: OnRows,
): Promise<void> {
  const decoding = new TextDecoding();
  const csv = new CsvReading(limits);
  let bytes = 0;
  for await (const chunk of unpacked) {
    if (bytes === 0 && isPacked) refusePackedTwice(chunk);
    bytes += chunk.length;
    refuseTooMuch(bytes, isPacked ? packed.bytesRead : bytes, limits);
    const rows = csv.write(decoding.decode(chunk));
    if (rows.length > 0) await onRows(rows, packed.bytesRead);
  }
  const last = [...csv.write(decoding.end()), ...csv.end()];
  if (last.length > 0) await onRows(last, packed.bytesRead);
}

function refusePackedTwice(chunk: Uint8Array): void {
  if (kindOfBytes(chunk) !== 'text') stop('file-kind-unknown', 'The gzip file does not hold plain CSV text.');
}

function refuseTooMuch(bytes: number, packedBytes: number, limits: ReadingLimits): void {
  if (bytes > limits.bytes) stop('file-too-large', `The file holds more than ${limits.bytes} bytes of text.`);
  if (bytes > limits.ratioCountsFrom && bytes > packedBytes * limits.packedRatio) {
    stop('file-unpacks-too-large', `The file unpacks to more than ${limits.packedRatio} times its size.`);
  }
}

function damaged(reason: string) {
  return {
    code: 'file-damaged' as const,
    message: `The gzip file cannot be unpacked (${reason}).`,
    mend: 'Export or download it again; it may have been cut off.',
  };
}

function isZlibError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
