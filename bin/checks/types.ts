import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failed, passed, root, runTool, type Step } from './step.ts';

/** The native compiler is four times as fast; where there is none for this machine the other one checks. */
const compiler = ['typescript7/bin/tsc', 'typescript/bin/tsc'].find((tool) =>
  existsSync(join(root, 'node_modules', tool)),
)!;

export function types(project: string): Step {
  return {
    title: `Types of ${project}`,
    run: async () => {
      const { code } = await runTool(compiler, ['-p', project]);
      return code === 0 ? passed : failed(`type errors in ${project}, listed above`);
    },
  };
}
