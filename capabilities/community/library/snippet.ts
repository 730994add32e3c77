import type { Snippet } from './contract.ts';

/**
 * Signs that no text of ours holds: the database puts them around what matched, after taking them out of the text
 * itself, so that words can't pass for marks. They never leave the server.
 */
export const HIT_BEGINS = '\u{E000}';
export const HIT_ENDS = '\u{E001}';

/** A marked headline as parts of plain text: nothing in it is markup, whatever somebody wrote. */
export function snippetOf(headline: string): Snippet {
  const parts: Snippet = [];
  let hit = false;
  for (const piece of headline.split(/([\u{E000}\u{E001}])/u)) {
    if (piece === HIT_BEGINS) hit = true;
    else if (piece === HIT_ENDS) hit = false;
    else if (piece !== '') parts.push({ text: piece, hit });
  }
  return parts;
}
