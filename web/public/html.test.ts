import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { html, jsonLd } from './html.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '</p><script>alert(1)</script>',
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    '<!--',
    ']]>',
    '&lt;b&gt;',
    '`1`',
    '</title><svg onload=alert(1)>',
  ),
);

/** What the parser may change by itself: line breaks, and characters that markup cannot carry. */
const carried = (text: string) =>
  text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '').replace(/\r\n?/g, '\n');

describe('the page template', () => {
  test('carries any text as text: no element and no attribute appears that the template did not write', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, attribute) => {
        const page = html`<main id="m"><p title="${attribute}">${text}</p></main>`;
        const { document } = parseHTML(`<!doctype html><html><body>${page}</body></html>`);
        const main = document.getElementById('m')!;
        expect(main.querySelectorAll('*')).toHaveLength(1);
        const paragraph = main.querySelector('p')!;
        expect([...paragraph.attributes].map(({ name }) => name)).toEqual(['title']);
        expect(carried(paragraph.textContent ?? '')).toBe(carried(text));
        expect(carried(paragraph.getAttribute('title') ?? '')).toBe(carried(attribute));
      }),
    );
  });

  test('leaves no character that could begin or end markup in a value', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"'`]/);
      }),
    );
  });

  test('does not escape its own markup twice', () => {
    expect(html`<ul>${['a', 'b & c'].map((item) => html`<li>${item}</li>`)}</ul>`.markup).toBe(
      '<ul><li>a</li><li>b &amp; c</li></ul>',
    );
  });

  test('leaves nothing for what is missing, but writes zero', () => {
    expect(html`${null}${undefined}${false}${0}`.markup).toBe('0');
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'vbscript:x',
  ])('turns the address %s from data into a harmless one', (address) => {
    expect(html`<a href="${address}">x</a>`.markup).toBe('<a href="#">x</a>');
  });

  test('keeps the addresses pages need', () => {
    for (const address of ['/sites', 'https://example.org/a', '#top', 'mailto:a@example.org']) {
      expect(html`<a href="${address}">x</a>`.markup).toContain(address);
    }
  });

  test('refuses a value in an attribute without quotation marks', () => {
    expect(() => html`<p title=${'x'}></p>`).toThrow(/Quote the attribute/);
  });

  test('takes a value inside a quoted address', () => {
    expect(html`<a href="${'/a'}?version=${2}">x</a>`.markup).toBe('<a href="/a?version=2">x</a>');
  });

  test('writes data for machines so that no text in it ends the element', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { markup } = jsonLd({ name: text });
        expect(markup.match(/<\/script/g)).toHaveLength(1);
        expect(JSON.parse(markup.slice(markup.indexOf('{'), markup.lastIndexOf('}') + 1))).toEqual({
          name: text,
        });
      }),
    );
  });
});
