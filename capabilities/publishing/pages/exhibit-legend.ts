import { hotColour, ink, lineStyles } from '#web/design/figures/colours.ts';
import { countClasses } from '#web/public/charts/grid-map.ts';
import { type Html, html } from '#web/public/html.ts';
import type { PublishedExhibit, PublishedOf } from '../contract.ts';
import type { Frame } from './frame.ts';

/** Says what each mark means, with the mark itself; nothing when the chart needs no key. */
export function exhibitLegend(frame: Frame, exhibit: PublishedExhibit): Html | null {
  const items = legendItems(frame, exhibit);
  if (items.length === 0) return null;
  return html`<ul class="legend">${items.map(
    ({ sample, text }) =>
      html`<li><svg viewBox="0 0 24 16" aria-hidden="true" focusable="false">${sample}</svg>${text}</li>`,
  )}</ul>`;
}

/** A sample is drawn in a box of 24 by 16. */
export type LegendItem = { sample: Html; text: string };

export function legendItems(frame: Frame, exhibit: PublishedExhibit): LegendItem[] {
  if (exhibit.kind === 'series') return seriesItems(frame, exhibit);
  if (exhibit.kind === 'grid') return gridItems(frame, exhibit);
  if (exhibit.kind === 'bars') return barItems(frame, exhibit);
  return [];
}

function seriesItems({ words }: Frame, exhibit: PublishedOf<'series'>): LegendItem[] {
  const points = exhibit.lines.flatMap((line) => line.points);
  const items: LegendItem[] =
    exhibit.lines.length > 1
      ? exhibit.lines.map(({ label }, i) => ({ sample: lineSample(i), text: label }))
      : [];
  if (exhibit.intervalLabel && points.some(({ low }) => low !== null)) {
    const sample =
      exhibit.mark === 'bars' ? whisker : html`<rect y="2" width="24" height="12" fill="${ink.band}"/>`;
    items.push({ sample, text: exhibit.intervalLabel });
  }
  if (points.some(({ incomplete }) => incomplete))
    items.push({ sample: hollow(exhibit), text: words.exhibit.notComplete });
  if (points.some(({ value }) => value === null))
    items.push({ sample: dagger, text: words.exhibit.notShown });
  return items;
}

function barItems({ words }: Frame, { rows }: PublishedOf<'bars'>): LegendItem[] {
  if (rows.every(({ low }) => low === null)) return [];
  return [{ sample: lyingWhisker, text: words.exhibit.range.toLowerCase() }];
}

const lyingWhisker = html`<path d="M2 8h20M2 4v8M22 4v8" stroke="${ink.text}" stroke-width="1.5"/>`;
const whisker = html`<path d="M12 2v12M8 2h8M8 14h8" stroke="${ink.text}" stroke-width="1.5"/>`;
const dagger = html`<text x="12" y="13" text-anchor="middle" font-size="14" fill="${ink.quiet}">†</text>`;

function lineSample(index: number): Html {
  const { colour, dash } = lineStyles[index % lineStyles.length]!;
  return html`<path d="M0 8H24" stroke="${colour}" stroke-width="3"${dash && html` stroke-dasharray="${dash}"`}/>`;
}

function hollow({ mark }: PublishedOf<'series'>): Html {
  return mark === 'bars'
    ? html`<rect x="5" y="1.5" width="14" height="13" fill="none" stroke="${ink.primary}" stroke-dasharray="4 3"/>`
    : html`<circle cx="12" cy="8" r="4" fill="${ink.paper}" stroke="${ink.primary}" stroke-width="1.5"/>`;
}

function gridItems({ words }: Frame, { hotLabel, cells }: PublishedOf<'grid'>): LegendItem[] {
  const texts: Record<string, string> = {
    small: words.exhibit.fewer,
    10: '10–19',
    20: '20–49',
    50: words.exhibit.orMore('50'),
  };
  const items: LegendItem[] = countClasses.map(({ key, colour }) => ({
    sample: html`<rect x="3" width="18" height="16" fill="${colour}"/>`,
    text: texts[key]!,
  }));
  if (hotLabel) {
    const sample = html`<rect x="4" y="1" width="16" height="14" fill="none" stroke="${hotColour}" stroke-width="2"/>`;
    items.push({ sample, text: hotLabel });
  }
  if (cells.some(({ flag }) => flag !== null)) {
    const sample = html`<circle cx="12" cy="8" r="6" fill="none" stroke="${ink.text}" stroke-width="1.8"/>`;
    items.push({ sample, text: words.exhibit.flagged });
  }
  return items;
}
