import { type Formats, formatsFor, inLanguage, type Language } from '#web/public/language.ts';
import type { PageWords } from './words/en.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';

/** What every page is written with: the reader's words and formats, and addresses in the reader's language. */
export type Frame = { language: Language; words: PageWords; f: Formats; to(path: string): string };

const words: Record<Language, PageWords> = { en, es };

export function frameIn(language: Language): Frame {
  return {
    language,
    words: words[language],
    f: formatsFor(language),
    to: (path) => inLanguage(language, path),
  };
}

/** A finding's own sentences are in the language of the site that wrote them. */
export const WRITTEN_IN: Language = 'en';
