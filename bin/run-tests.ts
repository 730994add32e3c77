import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenParentDies } from '#platform/process/parent-watch.ts';
import { boundaries } from './checks/boundaries.ts';
import { lint } from './checks/lint.ts';
import { type Outcome, type Step, stopRunning } from './checks/step.ts';
import { tests, testsOnOldestPostgres } from './checks/tests.ts';
import { types } from './checks/types.ts';

/**
 * Everything a change must pass, in the order in which it tells soonest. All steps run even after a failure,
 * and the last line sums them up: `N passed, N failed`.
 */
const checkOnly = process.argv.includes('--check-only');
const reports = mkdtempSync(join(tmpdir(), 'psp-tests-'));
const steps: Step[] = [
  types('tsconfig.json'),
  types('tsconfig.browser.json'),
  types('statistics/tsconfig.json'),
  lint,
  boundaries,
  ...(checkOnly
    ? []
    : [
        tests('unit', reports),
        tests('database', reports),
        testsOnOldestPostgres(reports),
        tests('browser', reports),
      ]),
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abandon(signal));
whenParentDies(() => abandon('end of the launcher'));

const outcomes: { step: Step; outcome: Outcome; seconds: number }[] = [];
for (const step of steps) {
  console.log(`\n── ${step.title}`);
  const started = performance.now();
  const outcome = await step.run();
  outcomes.push({ step, outcome, seconds: (performance.now() - started) / 1000 });
}
rmSync(reports, { recursive: true });
summarise();

function summarise(): void {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log('\n── Summary');
  for (const { step, outcome, seconds } of outcomes) {
    const counts = { passed: outcome.passed, failed: outcome.failures.length, skipped: outcome.skipped };
    console.log(
      `   ${counts.failed > 0 ? '✗' : '✓'} ${step.title}: ${sentence(counts)} (${seconds.toFixed(1)} s)`,
    );
    for (const failure of outcome.failures) console.log(`       ${failure}`);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  console.log(`\n${sentence(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function sentence({ passed, failed, skipped }: { passed: number; failed: number; skipped: number }): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function abandon(reason: string): void {
  console.log(`\nStopped by ${reason}.`);
  stopRunning();
  rmSync(reports, { recursive: true, force: true });
  process.exit(130);
}
