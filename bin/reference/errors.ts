import type { ErrorCatalogue } from '#platform/outcome/declare-errors.ts';
import { code, page, table } from './markdown.ts';

/** Every coded failure. What is filled in for one case stands in ⟨brackets⟩. */
export function errorsPage(catalogue: ErrorCatalogue): string {
  const rows = Object.entries(catalogue)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, error]) => [
      code(name),
      String(error.status),
      wordsOf(error.title),
      wordsOf(error.detail),
      wordsOf(error.mend),
    ]);
  return page(
    'Errors',
    'Each failure of the API is a problem (RFC 9457) with one of these codes, and says how to mend it.',
    table(['Code', 'Status', 'Title', 'What happened', 'How to mend it'], rows),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: each error takes its own parameters; here they are their names
function wordsOf(words: string | ((parameters: any) => string)): string {
  if (typeof words === 'string') return words;
  return words(new Proxy({}, { get: (_target, name) => placeholder(String(name)) }));
}

/** Stands for a value of any kind in a sentence, and reads as its name. */
function placeholder(name: string): unknown {
  const text = `⟨${name}⟩`;
  const stand: unknown = new Proxy(() => text, {
    get: (_target, key) => (key === Symbol.toPrimitive || key === 'toString' ? () => text : stand),
    apply: () => text,
  });
  return stand;
}
