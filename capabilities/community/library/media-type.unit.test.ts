import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('a file for the library', () => {
  it.each([
    ['report.pdf', '%PDF-1.7\n', 'application/pdf'],
    ['a.png', '\x89PNG\r\n\x1a\n', 'image/png'],
    ['a.jpg', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['rates.csv', 'year,count\n2024,3\n', 'text/csv'],
    ['notes.txt', 'What we learned', 'text/plain'],
    [
      'plan.docx',
      'PK\x03\x04....[Content_Types].xml',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s is known by what it holds', (name, start, type) => {
    expect(mediaTypeOf(bytes(start), name)).toBe(type);
  });

  it.each([
    ['page.pdf', '<!doctype html><script>alert(1)</script>'],
    ['image.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()">'],
    ['program.pdf', 'MZ\x90\x00\x03'],
    ['archive.zip', 'PK\x03\x04'],
    ['macro.docm', 'PK\x03\x04....[Content_Types].xml'],
    ['empty.txt', ''],
  ])('%s is refused whatever it is called', (name, start) => {
    expect(mediaTypeOf(bytes(start), name)).toBeNull();
  });

  it('never takes for text what a browser could run', () => {
    fc.assert(
      fc.property(fc.constantFrom('html', 'svg', '?xml', '!DOCTYPE', 'script'), fc.string(), (tag, rest) => {
        expect(mediaTypeOf(Buffer.from(`  <${tag} ${rest}`), 'a.txt')).toBeNull();
      }),
    );
  });
});
