import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createArchive, DamagedArchive, type Piece, readArchive } from './archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
const nextPath = () => join(folder, `${++made}.tar.gz`);

async function write(pieces: Piece[]): Promise<string> {
  const path = nextPath();
  const archive = createArchive(path);
  for (const { name, content } of pieces) await archive.add(name, content);
  await archive.close();
  return path;
}

async function piecesOf(path: string): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of readArchive(path)) pieces.push(piece);
  return pieces;
}

const piece = fc.record({
  name: fc.stringMatching(/^[a-z._/]{1,90}$/),
  content: fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
});

describe('a backup archive', () => {
  it('gives back any pieces in their order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        expect(await piecesOf(await write(pieces))).toEqual(pieces);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts a table of unknown length into numbered pieces and loses no byte', async () => {
    const rows = Buffer.alloc(9_500_000, 'one row\tof a large table\n');
    const path = nextPath();
    const archive = createArchive(path);
    const chunks = Array.from({ length: 95 }, (_, i) => rows.subarray(i * 100_000, (i + 1) * 100_000));
    await archive.addAll('data/t', Readable.from(chunks), () => {});
    await archive.close();
    const pieces = await piecesOf(path);
    expect(pieces.map(({ name }) => name)).toEqual(['data/t/000001', 'data/t/000002', 'data/t/000003']);
    expect(Buffer.concat(pieces.map(({ content }) => content)).equals(rows)).toBe(true);
  });

  it('is an ordinary tar file that anyone can open', async () => {
    const path = await write([{ name: 'opening.json', content: Buffer.from('{}') }]);
    const listed = execFileSync('tar', ['--list', '--gzip', '--file', path], { encoding: 'utf8' });
    expect(listed.trim()).toBe('opening.json');
  });

  it('is never read as whole when it was cut off, wherever that was', async () => {
    const whole = readFileSync(await write([{ name: 'a/b', content: Buffer.from('some rows'.repeat(400)) }]));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        const path = nextPath();
        writeFileSync(path, whole.subarray(0, length));
        await expect(piecesOf(path)).rejects.toThrow(DamagedArchive);
      }),
      { numRuns: 60 },
    );
  });
});
