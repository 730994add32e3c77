import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileStore, FileTooLarge, openFileStore } from './file-store.ts';

let folder: string;
let store: FileStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'psp-files-'));
  store = openFileStore(join(folder, 'files'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const leftovers = () => readdirSync(join(folder, 'files')).filter((name) => name.startsWith('arriving'));

describe('a file', () => {
  test('is given back byte for byte under the hash of its content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
        const stored = await store.put(Readable.from([Buffer.from(bytes)]));
        expect(stored).toEqual({ sha256: sha256(bytes), bytes: bytes.length });
        expect(new Uint8Array(await buffer(store.open(stored.sha256)))).toEqual(bytes);
      }),
      { numRuns: 20 },
    );
  });

  test('stored twice is one file', async () => {
    const put = () => store.put(Readable.from(['the same']));
    const [one, two] = await Promise.all([put(), put()]);
    expect(one).toEqual(two);
    expect(readdirSync(join(folder, 'files', one.sha256.slice(0, 2)))).toEqual([one.sha256]);
  });

  test('that is too large is refused and leaves nothing behind', async () => {
    const large = Readable.from([Buffer.alloc(600), Buffer.alloc(600)]);
    await expect(store.put(large, { largestBytes: 1_000 })).rejects.toThrow(FileTooLarge);
    expect(leftovers()).toEqual([]);
  });

  test('whose upload breaks off leaves nothing behind', async () => {
    const broken = Readable.from(
      (function* () {
        yield 'half';
        throw new Error('the line broke');
      })(),
    );
    await expect(store.put(broken)).rejects.toThrow('the line broke');
    expect(leftovers()).toEqual([]);
    expect(await store.has(sha256(Buffer.from('half')))).toBe(false);
  });

  test('is readable by nobody else on the machine', async () => {
    const stored = await store.put(Readable.from(['private']));
    expect(statSync(store.pathOf(stored.sha256)).mode & 0o077).toBe(0);
  });
});

test.each(['../../secret', '/etc/passwd', `..${'a'.repeat(62)}`, 'ABC', ''])(
  'no name leads out of the store: %s',
  (name) => {
    expect(() => store.pathOf(name)).toThrow('not the hash of a file');
  },
);
