import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIT_BEGINS, HIT_ENDS, snippetOf } from './snippet.ts';

const marked = (text: string) => `${HIT_BEGINS}${text}${HIT_ENDS}`;

describe('what a search shows of a text', () => {
  it('tells what matched from what did not', () => {
    expect(snippetOf(`A ${marked('nonfatal')} ${marked('shooting')} team`)).toEqual([
      { text: 'A ', hit: false },
      { text: 'nonfatal', hit: true },
      { text: ' ', hit: false },
      { text: 'shooting', hit: true },
      { text: ' team', hit: false },
    ]);
  });

  it('is text, whatever somebody wrote: nothing is added, nothing lost, and no mark is left', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .map((written) => written.replaceAll(/[\u{E000}\u{E001}]/gu, ''));
    const hostile = fc.constantFrom('<script>alert(1)</script>', '<b>', '&lt;b&gt;', '"onload="x', '</mark>');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(text, hostile), fc.boolean()), { maxLength: 12 }), (pieces) => {
        const headline = pieces.map(([piece, hit]) => (hit ? marked(piece) : piece)).join('');
        const parts = snippetOf(headline);
        expect(parts.map((part) => part.text).join('')).toBe(pieces.map(([piece]) => piece).join(''));
        for (const part of parts) expect(part.text).not.toMatch(/[\u{E000}\u{E001}]/u);
        const hits = parts.filter((part) => part.hit).map((part) => part.text);
        expect(hits).toEqual(pieces.filter(([piece, hit]) => hit && piece !== '').map(([piece]) => piece));
      }),
    );
  });
});
