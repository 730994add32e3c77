import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './step.ts';
import { outcomeOf } from './tests.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

type File = { name: string; status: string; message: string; assertionResults: object[] };

function report(files: File[], passed: number): string {
  const path = join(folder, 'report.json');
  const counts = { numPassedTests: passed, numPendingTests: 0, numTodoTests: 0 };
  writeFileSync(path, JSON.stringify({ ...counts, testResults: files }));
  return path;
}

const file = (status: string, message: string, tests: object[]): File => ({
  name: join(root, 'platform/some.test.ts'),
  status,
  message,
  assertionResults: tests,
});

describe('what a test run amounts to', () => {
  it('names each failed test with its file', () => {
    const path = report([file('failed', '', [{ fullName: 'keeps order', status: 'failed' }])], 3);
    expect(outcomeOf(path, 1)).toEqual({
      passed: 3,
      skipped: 0,
      failures: ['platform/some.test.ts: keeps order'],
    });
  });

  it('counts a file that could not be loaded, though none of its tests failed', () => {
    const path = report([file('failed', 'Cannot find module x\n at y', [])], 3);
    expect(outcomeOf(path, 1).failures).toEqual(['platform/some.test.ts: Cannot find module x']);
  });

  it('counts an error outside of any test', () => {
    expect(outcomeOf(report([], 3), 1).failures).toEqual(['an error outside of any test, see above']);
  });

  it('fails a run without a test, and one without a report', () => {
    expect(outcomeOf(report([], 0), 0).failures).toEqual(['no test was found']);
    expect(outcomeOf(join(folder, 'none.json'), 0).failures).toEqual([
      'the tests could not be run, see above',
    ]);
  });
});
