import { ink } from '#web/design/figures/colours.ts';
import { type ImageFrame, svgImage } from '#web/public/charts/svg-image.ts';
import { type Html, html } from '#web/public/html.ts';
import type { Publication, PublishedExhibit } from '../contract.ts';
import { legendItems } from '../pages/exhibit-legend.ts';
import { exhibitChart } from '../pages/exhibits.ts';
import type { Frame } from '../pages/frame.ts';

const WIDTH = 700;
const MARGIN = 30;
const INNER = WIDTH - 2 * MARGIN;

type Block = { height: number; content: Html };

/** A chart that is read alone: what it shows, the drawing, its key, and whose data, which method, where it stands. */
export function chartFile(
  frame: Frame,
  publication: Publication,
  exhibit: PublishedExhibit,
  publicUrl: string,
): string {
  const { number } = publication;
  const drawing = exhibitChart(frame, number, exhibit, isScaled(exhibit) ? 'any' : 'wide');
  const blocks = [
    lines(exhibit.title, { size: 20, bold: true }),
    lines(subtitle(frame, publication, exhibit), { size: 14 }),
    placed(drawing),
    legend(frame, exhibit),
    lines(sourceOf(frame, publication, publicUrl), { size: 12 }),
  ];
  const content: Html[] = [];
  let top = MARGIN;
  for (const block of blocks) {
    if (block.height === 0) continue;
    content.push(html`<g transform="translate(${MARGIN} ${top})">${block.content}</g>`);
    top += block.height + 14;
  }
  const image: ImageFrame = {
    id: `${number}-${exhibit.key}-file`,
    title: exhibit.title,
    description: sourceOf(frame, publication, publicUrl),
    width: WIDTH,
    height: Math.ceil(top + MARGIN - 14),
  };
  return svgImage(image, [
    html`<rect width="${WIDTH}" height="${image.height}" fill="${ink.paper}"/>`,
    content,
  ]).markup;
}

const isScaled = ({ kind }: PublishedExhibit) => kind === 'grid' || kind === 'concentration';

function subtitle({ words }: Frame, { site }: Publication, { question, unit }: PublishedExhibit): string {
  return `${question} ${site.name}, ${site.state}. ${words.trace.unit}: ${unit}.`;
}

function sourceOf({ words, f }: Frame, publication: Publication, publicUrl: string): string {
  const { number, version, data, method, suppression } = publication;
  const { know, finding } = words;
  const parts = [
    `${know.data}: ${data.label}, ${know.period(f.date(data.period.from), f.date(data.period.to))}.`,
    `${know.source}: ${[data.origin.name, data.origin.publisher].filter(Boolean).join(', ')}.`,
    data.origin.licence && `${know.licence(data.origin.licence)}.`,
    `${know.method}: ${method.title} (${method.codeVersion}).`,
    suppression.suppressed > 0 && know.suppressed(f.number(suppression.suppressed)),
    `${number}, ${finding.version(version).toLowerCase()}, ${f.date(publication.publishedAt)}. ${publicUrl}/findings/${number}`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** The drawing keeps its own coordinates: an image within the image, scaled to the width of the file. */
function placed(drawing: Html): Block {
  const [, width, height] = drawing.markup.match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/)!;
  const wide = Math.min(INNER, Number(width) * 1.3);
  return {
    height: (wide * Number(height)) / Number(width),
    content: html`<g transform="scale(${(wide / Number(width)).toFixed(4)})">${drawing}</g>`,
  };
}

const ROW = 24;
const SAMPLE = 32;

/** One below the other when they would not fit beside each other. */
function legend(frame: Frame, exhibit: PublishedExhibit): Block {
  const places: { x: number; y: number }[] = [];
  const items = legendItems(frame, exhibit);
  let [x, y] = [0, 0];
  for (const { text } of items) {
    const width = SAMPLE + widthOf(text, 13) + 20;
    if (x > 0 && x + width > INNER) [x, y] = [0, y + ROW];
    places.push({ x, y });
    x += width;
  }
  return {
    height: items.length > 0 ? y + ROW : 0,
    content: html`${items.map(
      ({ sample, text }, i) =>
        html`<g transform="translate(${places[i]!.x} ${places[i]!.y})">${sample}<text x="${SAMPLE}" y="13">${text}</text></g>`,
    )}`,
  };
}

/** Letters of the page's type are on average a little over half as wide as they are high. */
const widthOf = (text: string, size: number) => text.length * size * 0.54;

function lines(text: string, { size, bold = false }: { size: number; bold?: boolean }): Block {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const longer = rows.length > 0 ? `${rows.at(-1)} ${word}` : word;
    if (rows.length > 0 && widthOf(longer, size) <= INNER) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  const step = size * 1.35;
  return {
    height: rows.length * step,
    content: html`<text font-size="${size}" fill="${bold ? ink.text : ink.quiet}" font-weight="${bold ? 700 : 400}">${rows.map(
      (row, i) => html`<tspan x="0" y="${(size + i * step).toFixed(1)}">${row}</tspan>`,
    )}</text>`,
  };
}
