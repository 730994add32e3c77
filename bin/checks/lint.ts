import { failed, passed, runTool, type Step } from './step.ts';

export const lint: Step = {
  title: 'Format and lint',
  run: async () => {
    const { code } = await runTool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '.']);
    return code === 0 ? passed : failed('format or lint findings, listed above; "npm run format" mends most');
  },
};
