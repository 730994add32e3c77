import { measureDigits } from '#web/design/figures/numbers.ts';
import { type Html, html } from '#web/public/html.ts';
import type { PublishedFigure } from '../contract.ts';
import type { Frame } from './frame.ts';

type Ranged = Pick<PublishedFigure, 'value' | 'low' | 'high' | 'format' | 'unit'>;

export function formatFigure({ f, words }: Frame, figure: Ranged): string {
  return figure.value === null ? words.finding.notShown : f.figure(figure.value, figure);
}

export function rangeOf({ f, words }: Frame, figure: Ranged): string | null {
  const { low, high } = figure;
  if (low === null || high === null) return null;
  return words.finding.likely(...f.range(low, high, figure));
}

/** The range or, where there is none, the reason: the finding's own, which stands in its note, or that none was made. */
export function uncertaintyOf(frame: Frame, figure: PublishedFigure): string | null {
  if (figure.value === null) return frame.words.finding.notShownWhy;
  return rangeOf(frame, figure) ?? (figure.note === null ? frame.words.finding.noRange : null);
}

/** A unit is said once: beside the number, unless the label has it already. */
export function unitOf({ unit, label }: PublishedFigure): string | null {
  return label.toLowerCase().includes(unit.replace(/^of /, '').toLowerCase()) ? null : unit;
}

/** How the numbers of one line are written: all alike, what was counted whole, what was expected with a decimal. */
export function measureOf(
  { f }: Pick<Frame, 'f'>,
  points: readonly { value: number | null }[],
): (value: number) => string {
  const digits = measureDigits(points.map(({ value }) => value));
  return (value) => f.number(value, digits);
}

type Range = { low: number | null; high: number | null };

/** The ranges of a line: of counts they are counts, and a band of whole counts stays whole beside an expected value. */
export function rangesOf(
  { f, words }: Frame,
  points: readonly (Range & { value: number | null })[],
): (point: Range) => string {
  const digits = Math.min(
    measureDigits(points.map(({ value }) => value)),
    measureDigits(points.flatMap(({ low, high }) => [low, high])),
  );
  return ({ low, high }) =>
    low === null || high === null
      ? ''
      : words.exhibit.lowToHigh(f.number(low, digits), f.number(high, digits));
}

/** The few numbers of a finding, each a link to its own line in the trace. */
export function figureList(frame: Frame, number: string, figures: readonly PublishedFigure[]): Html | null {
  if (figures.length === 0) return null;
  return html`<ul class="figures">${figures.map((figure) => html`<li>${figureLines(frame, number, figure)}</li>`)}</ul>`;
}

function figureLines(frame: Frame, number: string, figure: PublishedFigure): Html {
  const { words, to } = frame;
  const value = formatFigure(frame, figure);
  const unit = unitOf(figure);
  const address = to(`/findings/${number}/trace#figure-${figure.key}`);
  return html`<b><a href="${address}" aria-label="${value}: ${words.finding.traceOf(figure.label)}">${value}</a></b>
<span lang="en">${figure.label}${unit && html` <i class="unit">(${unit})</i>`}</span>
<small>${sentences([uncertaintyOf(frame, figure), figure.note])}</small>`;
}

function sentences(parts: (string | null)[]): string {
  return parts
    .flatMap((part) => (part ? [part.replace(/\.?$/, '.')] : []))
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}
