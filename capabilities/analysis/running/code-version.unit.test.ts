import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { codeVersion, commitOf } from './code-version.ts';

const folder = mkdtempSync(join(tmpdir(), 'code-version-'));
afterAll(() => rmSync(folder, { recursive: true }));

function git(...words: string[]): string {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...author, ...words], { cwd: folder, encoding: 'utf8' }).trim();
}

describe('the version of the code', () => {
  it('names the application and the library by their own versions', () => {
    expect(codeVersion).toMatch(
      /^psp \d+\.\d+\.\d+, statistics \d+\.\d+\.\d+(?:, commit [0-9a-f]{12}(?:-dirty)?)?$/,
    );
  });

  it('names the commit of a checkout, and says when files differ from it', () => {
    git('init', '--quiet');
    writeFileSync(join(folder, 'file'), 'one');
    git('add', 'file');
    git('commit', '--quiet', '--message', 'one');
    const commit = git('rev-parse', '--short=12', 'HEAD');
    expect(commitOf(folder)).toEqual([`commit ${commit}`]);
    writeFileSync(join(folder, 'file'), 'two');
    expect(commitOf(folder)).toEqual([`commit ${commit}-dirty`]);
  });

  it('takes no commit from a repository it only lies in, and does not fail without git', () => {
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    expect(commitOf(inner)).toEqual([]);
    mkdirSync(join(inner, '.git'));
    vi.stubEnv('PATH', '/nowhere');
    expect(commitOf(inner)).toEqual([]);
    vi.unstubAllEnvs();
  });
});
