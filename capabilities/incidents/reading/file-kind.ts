import { type FileHandle, open } from 'node:fs/promises';
import { stop } from './stopped.ts';

export type FileKind = 'text' | 'gzip' | 'zip';

/** Decides by what the file holds; its name and the browser's opinion are not asked. */
export async function kindOfFile(path: string): Promise<FileKind> {
  const file = await open(path);
  try {
    return kindOfBytes(await firstBytes(file));
  } finally {
    await file.close();
  }
}

export function kindOfBytes(start: Uint8Array): FileKind {
  if (start.length === 0) stop('file-empty', 'The file is empty (0 bytes).');
  if (startsWith(start, [0x1f, 0x8b])) return 'gzip';
  if (startsWith(start, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  refuseKnownStrangers(start);
  return 'text';
}

const strangers: [magic: number[], name: string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook (.xls)'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x4b, 0x05, 0x06], 'an empty zip archive'],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'a SQLite database'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x7b], 'JSON'],
  [[0x5b], 'JSON'],
  [[0x3c], 'a web page or XML'],
];

function refuseKnownStrangers(start: Uint8Array): void {
  const stranger = strangers.find(([magic]) => startsWith(start, magic));
  if (stranger)
    stop('file-kind-unknown', `The file is ${stranger[1]}, not CSV or an Excel workbook (.xlsx).`);
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte);
}

async function firstBytes(file: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
  return buffer.subarray(0, bytesRead);
}
