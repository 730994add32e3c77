import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { failed, type Outcome, root, runTool, type Step } from './step.ts';

type Project = 'unit' | 'database' | 'browser';

export function tests(project: Project, reports: string): Step {
  return {
    title: `Tests: ${project}`,
    run: async () => {
      const report = join(reports, `${project}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const { code } = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters]);
      return outcomeOf(report, code);
    },
  };
}

type Report = {
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
};

/** The runner's word is not enough: a file that cannot be loaded counts as a failure, and so does no test. */
export function outcomeOf(path: string, code: number): Outcome {
  const report = readReport(path);
  if (!report) return failed('the tests could not be run, see above');
  const failures = report.testResults.flatMap(failuresIn);
  const skipped = report.numPendingTests + report.numTodoTests;
  if (report.numPassedTests + failures.length + skipped === 0) failures.push('no test was found');
  if (code !== 0 && failures.length === 0) failures.push('an error outside of any test, see above');
  return { passed: report.numPassedTests, skipped, failures };
}

function failuresIn(file: Report['testResults'][number]): string[] {
  const name = relative(root, file.name);
  const tests = file.assertionResults.filter((test) => test.status === 'failed');
  if (tests.length > 0) return tests.map((test) => `${name}: ${test.fullName}`);
  return file.status === 'failed' ? [`${name}: ${file.message.split('\n')[0] || 'could not be loaded'}`] : [];
}

function readReport(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
