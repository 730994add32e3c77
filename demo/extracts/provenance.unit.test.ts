import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

type Provenance = {
  source: { repository: string; commit: string; licence: string };
  files: { name: string; bytes: number; sha256: string; contentSha256: string; rows?: number; columns?: string[] }[];
};

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe.each(['philadelphia', 'new-york'])('the extract of %s', (city) => {
  const folder = join(import.meta.dirname, city);
  const provenance = JSON.parse(readFileSync(join(folder, 'provenance.json'), 'utf8')) as Provenance;

  test('names its source, commit and licence, and carries the licence notice', () => {
    expect(provenance.source.commit).toMatch(/^[0-9a-f]{40}$/);
    const notice = readFileSync(join(folder, 'LICENSE-NOTICE.md'), 'utf8');
    expect(notice).toContain(provenance.source.repository);
    expect(notice).toContain('Permission is hereby granted');
  });

  test.each(provenance.files)('$name is the file that was written down', ({ name, bytes, sha256: hash, ...file }) => {
    const packed = readFileSync(join(folder, name));
    const content = gunzipSync(packed);
    expect([packed.length, sha256(packed), sha256(content)]).toEqual([bytes, hash, file.contentSha256]);
    if (!file.columns) return;
    const lines = content.toString('utf8').trimEnd().split('\n');
    expect(lines[0]!.split(',')).toEqual(file.columns);
    expect(lines).toHaveLength(file.rows! + 1);
  });
});
