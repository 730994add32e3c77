import { type Html, html } from '#web/public/html.ts';
import type { PublishedFigure } from '../contract.ts';
import type { Frame } from './frame.ts';

export function formatFigure(
  { f, words }: Frame,
  value: number | null,
  format: PublishedFigure['format'],
): string {
  if (value === null) return words.finding.notShown;
  if (format === 'percent') return f.percent(value);
  if (format === 'count') return f.number(value);
  return f.measure(value);
}

export function rangeOf(frame: Frame, { low, high, format }: PublishedFigure): string | null {
  if (low === null || high === null) return null;
  return frame.words.finding.likely(formatFigure(frame, low, format), formatFigure(frame, high, format));
}

/** The few numbers of a finding, each a link to its own line in the trace. */
export function figureList(frame: Frame, number: string, figures: readonly PublishedFigure[]): Html | null {
  if (figures.length === 0) return null;
  const { words, to } = frame;
  return html`<ul class="figures">${figures.map(
    (
      figure,
    ) => html`<li><b><a href="${to(`/findings/${number}/trace#figure-${figure.key}`)}" aria-label="${formatFigure(frame, figure.value, figure.format)}: ${words.finding.traceOf(figure.label)}">${formatFigure(frame, figure.value, figure.format)}</a></b>
<span lang="en">${figure.label}</span>
<small>${[rangeOf(frame, figure), figure.note].filter(Boolean).join('. ')}</small></li>`,
  )}</ul>`;
}
