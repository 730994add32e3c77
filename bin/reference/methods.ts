import type { Method } from '../analyze/method.ts';
import { code, page, table } from './markdown.ts';

export function methodsPage(methods: Readonly<Record<string, Method>>): string {
  const named = Object.entries(methods).sort(([a], [b]) => a.localeCompare(b));
  return page(
    'Methods of the command line',
    'What `psp analyze METHOD` answers, on what, and what `--params` takes. The library behind it says more at each function.',
    table(
      ['Method', 'Answers', 'Works', 'Parameters'],
      named.map(([name, { question, works, takes }]) => [code(name), question, works, takes]),
    ),
    '## Examples',
    ...named.map(([, { example }]) => `\`\`\`\n${example}\n\`\`\``),
  );
}
