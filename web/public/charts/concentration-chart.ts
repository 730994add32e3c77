import { ink } from '#web/design/figures/colours.ts';
import { type Html, html } from '../html.ts';
import { linear } from './scale.ts';
import { type ImageFrame, label, svgImage } from './svg-image.ts';

export type ConcentrationChart = {
  /** Shares from 0 to 1, the busiest places first. */
  points: readonly { places: number; events: number }[];
  readings: readonly { places: number; events: number }[];
  formatShare(share: number): string;
  placesAxis: string;
  eventsAxis: string;
  equalLabel: string;
};

/** If every place were alike, the curve would be the dashed line; the more it bends away, the fewer places hold more. */
export function concentrationChart(frame: ImageFrame, chart: ConcentrationChart): Html {
  const left = 46;
  const bottom = frame.height - 44;
  const x = linear([0, 1], [left, frame.width - 16]);
  const y = linear([0, 1], [bottom, 30]);
  const through = (points: ConcentrationChart['points']) =>
    points.map(({ places, events }) => `${x(places)} ${y(events)}`).join('L');
  const shares = [0, 0.25, 0.5, 0.75, 1];
  return svgImage(frame, [
    label(chart.eventsAxis, { x: 0, y: 14 }),
    label(chart.placesAxis, { x: frame.width - 16, y: frame.height - 6, anchor: 'end' }),
    shares.map((share) => [
      html`<path d="M${left} ${y(share)}H${x(1)}" stroke="${share === 0 ? ink.axis : ink.grid}"/>`,
      label(chart.formatShare(share), { x: left - 6, y: y(share) + 4, anchor: 'end' }),
      label(chart.formatShare(share), {
        x: x(share),
        y: bottom + 18,
        anchor: share === 1 ? 'end' : 'middle',
      }),
    ]),
    html`<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="${ink.axis}" stroke-dasharray="4 4"/>`,
    label(chart.equalLabel, { x: x(1) - 4, y: y(0.62) + 4, anchor: 'end' }),
    html`<path d="M${through(chart.points)}" fill="none" stroke="${ink.primary}" stroke-width="2.5"/>`,
    chart.readings.map(({ places, events }) => [
      html`<path d="M${left} ${y(events)}H${x(places)}V${bottom}" fill="none" stroke="${ink.warm}" stroke-dasharray="2 2"/>`,
      html`<circle cx="${x(places)}" cy="${y(events)}" r="4.5" fill="${ink.warm}" stroke="${ink.paper}"/>`,
      label(chart.formatShare(places), { x: x(places) + 9, y: y(events) + 14, colour: ink.text, bold: true }),
    ]),
  ]);
}
