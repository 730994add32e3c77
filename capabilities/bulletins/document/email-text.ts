import type { Block, BulletinDocument, TableBlock, WeeksBlock } from '../contract.ts';

const WIDTH = 78;

/** The bulletin as plain text for e-mail: no line longer than 78 columns, tables as lines a screen reader can follow. */
export function emailText({ title, subtitle, marking, blocks }: BulletinDocument, link: string): string {
  const parts = [
    wrap(title.toUpperCase()),
    wrap(subtitle),
    wrap(marking),
    ...blocks.map(textOf),
    `${wrap('Read it with its charts, or as a PDF:')}\n${link}`,
    wrap('You get this because you subscribed to this site’s bulletin. End it on the same page.'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function textOf(block: Block): string {
  if (block.kind === 'heading') return underlined(block.text);
  if (block.kind === 'paragraph') return wrap(block.text);
  if (block.kind === 'list') return block.items.map((item) => wrap(item, '- ', '  ')).join('\n');
  if (block.kind === 'table') return tableText(block);
  return weeksText(block);
}

function underlined(text: string): string {
  const lines = wrap(text).split('\n');
  return `${lines.join('\n')}\n${'-'.repeat(Math.max(...lines.map((line) => line.length)))}`;
}

/** Each row as a sentence of its own: columns of spaces read badly aloud and break in narrow windows. */
function tableText({ caption, columns, rows }: TableBlock): string {
  const lines = rows.map(([name, ...cells]) => {
    const told = cells.flatMap((cell, i) => (cell === '' ? [] : [`${columns[i + 1]!.label}: ${cell}`]));
    return wrap(`${name}. ${told.join('; ')}.`, '- ', '  ');
  });
  return [wrap(`${caption}:`), ...lines].join('\n');
}

function weeksText({ title, weeks, unit }: WeeksBlock): string {
  const told = weeks.slice(-8).map(({ from, count, low, high }) => `${from}: ${count} (${low} to ${high})`);
  return [
    wrap(`${title}. The last ${told.length}, ${unit} with their band:`),
    ...told.map((line) => `- ${line}`),
  ].join('\n');
}

export function wrap(text: string, first = '', next = first): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean).flatMap(cut)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}

/** A word that no line can hold is broken; only a person’s own text can contain one. */
function cut(word: string): string[] {
  return word.match(new RegExp(`.{1,${WIDTH - 2}}`, 'gu')) ?? [word];
}
