import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BulletinDocument } from '../contract.ts';
import { pdfOf } from './bulletin-pdf.ts';

const at = new Date('2026-11-24T12:00:00Z');
const weeks = Array.from({ length: 26 }, (_, i) => ({
  from: new Date(Date.UTC(2026, 4, 4 + 7 * i)).toISOString().slice(0, 10),
  count: i,
  low: 3,
  high: 20,
}));
const document: BulletinDocument = {
  title: 'Testville: weekly bulletin',
  subtitle: 'Week of November 16 to November 22, 2026.',
  marking: 'Internal to the Testville partnership.',
  blocks: [
    { kind: 'heading', text: 'The last days' },
    { kind: 'paragraph', text: 'Twenty shootings – no more than usual.' },
    { kind: 'list', items: ['One caveat.', 'Another caveat.'] },
    {
      kind: 'table',
      caption: 'Districts',
      columns: [
        { label: 'District', align: 'start' },
        { label: 'Count', align: 'end' },
      ],
      rows: Array.from({ length: 80 }, (_, i) => [`District ${i + 1}`, `${i}`]),
    },
    {
      kind: 'weeks',
      title: 'Few weeks lay outside',
      question: 'How do the weeks lie?',
      alt: 'Chart of weekly shootings: from 0 to 25.',
      unit: 'shootings',
      bandLabel: 'Watch band',
      weeks,
    },
  ],
};

let bytes: Buffer;
let text: string;
beforeAll(async () => {
  bytes = await pdfOf(document, at);
  text = bytes.toString('latin1');
});

const elements = (type: string) => text.match(new RegExp(`/S /${type}\\b`, 'g'))?.length ?? 0;

describe('the PDF of a bulletin', () => {
  it('has a title that readers show, its language and a structure tree', () => {
    expect(text).toContain('/Lang (en-US)');
    expect(text).toContain('/DisplayDocTitle true');
    expect(text).toContain('<rdf:li xml:lang="x-default">Testville: weekly bulletin</rdf:li>');
    expect(text).toContain('/Marked true');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('tells headings, paragraphs and lists as such', () => {
    expect(elements('H1')).toBe(1);
    expect(elements('H2')).toBe(1);
    expect(elements('LI')).toBe(2);
    expect(elements('LBody')).toBe(2);
  });

  it('tells a table with its caption and a header for each column and row, also over several pages', () => {
    expect(elements('Table')).toBe(1);
    expect(elements('Caption')).toBe(1);
    expect(elements('TR')).toBe(81);
    expect(text.match(/\/Scope \/Column/g)).toHaveLength(2);
    expect(text.match(/\/Scope \/Row/g)).toHaveLength(80);
    expect(elements('TD')).toBe(80);
    expect(text.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
  });

  it('tells a chart in words', () => {
    expect(elements('Figure')).toBe(1);
    expect(text).toContain('/Alt (Chart of weekly shootings: from 0 to 25.)');
  });

  it('draws nothing that is neither told nor marked as decoration', () => {
    for (const stream of contentStreams()) {
      let depth = 0;
      for (const line of stream.split('\n')) {
        if (/\b(BDC|BMC)$/.test(line)) depth += 1;
        else if (line === 'EMC') depth -= 1;
        else if (/(\bTJ|\bTj|^f|^S)$/.test(line)) expect([line, depth]).toEqual([line, 1]);
      }
      expect(depth).toBe(0);
    }
  });

  it('has no page on which nothing is told', () => {
    const streams = contentStreams();
    expect(streams).toHaveLength(text.match(/\/Type \/Page\b/g)!.length);
    for (const stream of streams) expect(stream).toContain('/MCID');
  });

  it('carries its fonts, and is the same file whenever it is made', async () => {
    expect(text.match(/\/FontFile2/g)!.length).toBeGreaterThanOrEqual(2);
    expect((await pdfOf(document, at)).equals(bytes)).toBe(true);
  });
});

/** Of the pages alone: fonts and other files are streams too. */
function contentStreams(): string[] {
  const streams: string[] = [];
  for (let from = bytes.indexOf('stream\n'); from >= 0; from = bytes.indexOf('stream\n', from + 1)) {
    if (bytes.subarray(from - 3, from).toString() === 'end') continue;
    const end = bytes.indexOf('\nendstream', from);
    const unpacked = tryInflate(bytes.subarray(from + 7, end));
    if (unpacked?.includes(' BDC')) streams.push(unpacked);
  }
  expect(streams.length).toBeGreaterThan(2);
  return streams;
}

function tryInflate(data: Buffer): string | null {
  try {
    return inflateSync(data).toString('latin1');
  } catch {
    return null;
  }
}
