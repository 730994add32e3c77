import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { failed, type Outcome, root, runTool, type Step } from './step.ts';

type Project = 'unit' | 'database' | 'browser';

export function tests(project: Project, reports: string): Step {
  return {
    title: `Tests: ${project}`,
    run: () => runProject(project, join(reports, `${project}.json`)),
  };
}

const OLDEST_SUPPORTED = '/usr/lib/postgresql/15';

/** The same database tests on the oldest PostgreSQL we support, where the system has one. */
export function testsOnOldestPostgres(reports: string): Step {
  return {
    title: 'Tests: database, on the system’s PostgreSQL 15',
    run: async () => {
      if (!existsSync(join(OLDEST_SUPPORTED, 'bin/initdb'))) {
        console.log('This system has no PostgreSQL 15; the bundled one was tested above.');
        return { passed: 0, skipped: 1, failures: [] };
      }
      const report = join(reports, 'database-15.json');
      return runProject('database', report, { PSP_TEST_POSTGRES: OLDEST_SUPPORTED });
    },
  };
}

async function runProject(project: Project, report: string, env?: Record<string, string>): Promise<Outcome> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters], { env });
  return outcomeOf(report, code);
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
