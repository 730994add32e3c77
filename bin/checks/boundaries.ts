import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failed, passed, root, runTool, type Step } from './step.ts';

const config = join(root, '.dependency-cruiser.mjs');
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

export const boundaries: Step = {
  title: 'Edges between the parts',
  run: async () => {
    const { code, violations } = await cruise(rooms, root);
    for (const { rule, from, to } of violations) console.log(`   ${rule.name}: ${from} → ${to}`);
    if (violations.length > 0) return failed(`${violations.length} forbidden imports, listed above`);
    return code === 0 ? passed : failed('the edge check could not be run, see above');
  },
};

/**
 * An edge check that understands no TypeScript passes everything: it did so, silently, when the only compiler
 * installed was one that it cannot use. So it must first find these deliberately forbidden imports.
 */
const forbidden = {
  'platform/database/reaches-up.ts': "import { plan } from '#capabilities/planning/server.ts';\nplan();\n",
  'platform/http/reaches-up-by-type.ts':
    "import type { Plan } from '../../capabilities/planning/server.ts';\nexport const plan: Plan[] = [];\n",
  'statistics/src/reaches-out.ts': "import { plan } from '../../capabilities/planning/server.ts';\nplan();\n",
};

export const boundarySelfTest: Step = {
  title: 'The edge check finds forbidden imports',
  run: async () => {
    const sample = mkdtempSync(join(tmpdir(), 'psp-edges-'));
    try {
      writeSample(sample);
      const { violations } = await cruise(['platform', 'capabilities', 'statistics'], sample);
      const missed = Object.keys(forbidden).filter((file) => !violations.some(({ from }) => from === file));
      return missed.length === 0 ? passed : failed(`the edge check is blind: it passed ${missed.join(', ')}`);
    } finally {
      rmSync(sample, { recursive: true });
    }
  },
};

function writeSample(sample: string): void {
  for (const file of ['package.json', 'tsconfig.base.json', 'tsconfig.json', 'tsconfig.browser.json'])
    cpSync(join(root, file), join(sample, file));
  const allowed = 'export type Plan = { title: string };\nexport const plan = (): Plan[] => [];\n';
  for (const [file, text] of Object.entries({ ...forbidden, 'capabilities/planning/server.ts': allowed })) {
    mkdirSync(join(sample, file, '..'), { recursive: true });
    writeFileSync(join(sample, file), text);
  }
}

type Violation = { rule: { name: string; severity: string }; from: string; to: string };

async function cruise(folders: string[], cwd: string): Promise<{ code: number; violations: Violation[] }> {
  const args = ['--config', config, '--output-type', 'json', ...folders];
  const { code, output } = await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', args, {
    capture: true,
    cwd,
  });
  try {
    const { summary } = JSON.parse(output) as { summary: { violations: Violation[] } };
    return { code, violations: summary.violations.filter(({ rule }) => rule.severity === 'error') };
  } catch {
    return { code: code || 1, violations: [] };
  }
}
