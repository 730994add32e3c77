import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Outcome, root, runTool, type Step } from './step.ts';

const rooms = [
  'bin',
  'platform',
  'capabilities',
  'web',
  'statistics',
  'database',
  'demo',
  'journeys',
  'bench',
];

/**
 * An edge check that understands no TypeScript passes everything: it did so, silently, when the only compiler
 * installed was one that it cannot use. So it must also find every deliberately forbidden import kept here.
 */
const selfTest = 'bin/boundary-self-test/';

export const boundaries: Step = {
  title: 'Edges between the parts',
  run: async () => {
    const violations = await cruise();
    if (!violations) return failed('the edge check could not be run, see above');
    const real = violations.filter(({ from }) => !from.startsWith(selfTest));
    const missed = filesUnder(selfTest).filter((file) => !violations.some(({ from }) => from === file));
    const failures = [
      ...real.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
      ...missed.map((file) => `the edge check is blind: it passed ${file}`),
    ];
    return {
      passed: Number(real.length === 0) + Number(missed.length === 0),
      skipped: 0,
      failures,
    } satisfies Outcome;
  },
};

type Violation = { rule: { name: string; severity: string }; from: string; to: string };

async function cruise(): Promise<Violation[] | undefined> {
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...rooms];
  const { output } = await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', args, { capture: true });
  try {
    const { summary } = JSON.parse(output) as { summary: { violations: Violation[] } };
    return summary.violations.filter(({ rule }) => rule.severity === 'error');
  } catch {
    return undefined;
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => folder + file);
}
