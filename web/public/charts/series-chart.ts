import { ink, lineStyles } from '#web/design/figures/colours.ts';
import { type Content, type Html, html } from '../html.ts';
import { digitsOfTicks, linear, type Scale, ticksFor, yearsAt } from './scale.ts';
import { type ImageFrame, label, svgImage } from './svg-image.ts';

/** `value: null` is suppressed: drawn as a gap, never as zero. */
export type SeriesPoint = {
  at: string;
  value: number | null;
  low: number | null;
  high: number | null;
  incomplete: boolean;
};
export type SeriesLine = { key: string; label: string; points: readonly SeriesPoint[] };

export type SeriesChart = {
  mark: 'line' | 'bars';
  lines: readonly SeriesLine[];
  marks: readonly { at: string; label: string }[];
  formatTick(value: number, digits: number): string;
  /** Written where a bar would stand. */
  suppressedSign: string;
};

type Plot = { left: number; right: number; top: number; bottom: number; x: Scale; y: Scale; step: number };

export function seriesChart(frame: ImageFrame, chart: SeriesChart): Html {
  const plot = plotOf(frame, chart);
  const draw = chart.mark === 'bars' ? bars : lines;
  return svgImage(frame, [
    valueAxis(plot, chart),
    timeAxis(plot, chart, frame.width),
    marks(plot, chart),
    draw(plot, chart),
    namesAtTheEnd(chart) && lineLabels(plot, chart),
  ]);
}

function plotOf(frame: ImageFrame, chart: SeriesChart): Plot {
  const ticks = ticksFor(valuesOf(chart));
  const widest = Math.max(...tickTexts(ticks, chart).map((text) => text.length));
  const left = 10 + widest * 7.5;
  const right = frame.width - (namesAtTheEnd(chart) ? roomForNames(chart) : 10);
  const top = chart.marks.length > 0 ? 34 : 14;
  const bottom = frame.height - 26;
  const times = chart.lines.flatMap((line) => line.points.map(({ at }) => yearsAt(at)));
  const step = smallestStep(times);
  const margin = chart.mark === 'bars' ? step / 2 : 0;
  const x = linear([Math.min(...times) - margin, Math.max(...times) + margin], [left, right]);
  const y = linear([ticks[0]!, ticks.at(-1)!], [bottom, top]);
  return { left, right, top, bottom, x, y, step };
}

const LONGEST_NAME_AT_THE_END = 9;

/** Short names stand at the end of their lines; long ones are left to the legend, which names all by their dashes. */
function namesAtTheEnd({ mark, lines: all }: SeriesChart): boolean {
  return (
    mark === 'line' && all.length > 1 && all.every((line) => line.label.length <= LONGEST_NAME_AT_THE_END)
  );
}

/** Bold letters of this size are at most so wide, the widest among them. */
const WIDTH_OF_A_LETTER = 9;
const BEFORE_A_NAME = 8;

function roomForNames({ lines: all }: SeriesChart): number {
  return BEFORE_A_NAME + Math.max(...all.map((line) => line.label.length)) * WIDTH_OF_A_LETTER;
}

function valuesOf({ lines }: SeriesChart): number[] {
  const points = lines.flatMap((line) => line.points);
  return points.flatMap(({ value, low, high }) => [value, low, high]).filter((v) => v !== null);
}

function smallestStep(times: number[]): number {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((time, i) => time - sorted[i]!);
  return gaps.length > 0 ? Math.min(...gaps) : 1;
}

function valueAxis({ left, right, y }: Plot, chart: SeriesChart): Content {
  const ticks = ticksFor(valuesOf(chart));
  const texts = tickTexts(ticks, chart);
  return ticks.map(
    (tick, i) =>
      html`<path d="M${left} ${y(tick)}H${right}" stroke="${tick === 0 ? ink.axis : ink.grid}"/>${label(texts[i]!, { x: left - 6, y: y(tick) + 4, anchor: 'end' })}`,
  );
}

function tickTexts(ticks: readonly number[], { formatTick }: SeriesChart): string[] {
  const digits = digitsOfTicks(ticks);
  return ticks.map((tick) => formatTick(tick, digits));
}

const ROOM_FOR_A_YEAR = 40;

function timeAxis({ x, bottom, left, right, step }: Plot, { lines }: SeriesChart, width: number): Content {
  const years = [
    ...new Set(lines.flatMap((line) => line.points.map(({ at }) => Number(at.slice(0, 4))))),
  ].sort();
  const fit = Math.max(1, Math.floor((right - left) / ROOM_FOR_A_YEAR));
  const every = Math.ceil(years.length / fit);
  const centre = step >= 1 ? 0 : 0.5;
  return years
    .filter((_, index) => (years.length - 1 - index) % every === 0)
    .map((year) =>
      label(String(year), { x: Math.min(x(year + centre), width - 16), y: bottom + 19, anchor: 'middle' }),
    );
}

function marks({ x, top, bottom, right }: Plot, chart: SeriesChart): Content {
  return chart.marks.map(({ at, label: text }) => {
    const atX = x(yearsAt(at));
    const anchor = atX > right - 120 ? 'end' : 'start';
    return html`<path d="M${atX} ${top - 8}V${bottom}" stroke="${ink.axis}" stroke-dasharray="3 3"/>${label(text, { x: atX + (anchor === 'end' ? -5 : 5), y: top - 4, anchor })}`;
  });
}

function lines(plot: Plot, chart: SeriesChart): Content {
  return [bands(plot, chart), chart.lines.map((line, index) => lineOf(plot, line, index))];
}

function lineOf(plot: Plot, line: SeriesLine, index: number): Content {
  const { colour, dash } = lineStyles[index % lineStyles.length]!;
  const fewPoints = line.points.length <= 24;
  const dots = line.points.filter(({ value, incomplete }) => value !== null && (fewPoints || incomplete));
  return [
    html`<path d="${pathThrough(plot, line)}" fill="none" stroke="${colour}" stroke-width="2.25" stroke-linejoin="round"${dash && html` stroke-dasharray="${dash}"`}/>`,
    dots.map(
      ({ at, value, incomplete }) =>
        html`<circle cx="${plot.x(yearsAt(at))}" cy="${plot.y(value!)}" r="3.5" fill="${incomplete ? ink.paper : colour}" stroke="${colour}" stroke-width="1.5"/>`,
    ),
  ];
}

/** A suppressed point ends the line; the next begins a new one. */
function pathThrough({ x, y }: Plot, { points }: SeriesLine): string {
  let pen = 'M';
  return points
    .map(({ at, value }) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const piece = `${pen}${x(yearsAt(at))} ${y(value)}`;
      pen = 'L';
      return piece;
    })
    .join('');
}

/** Behind every line; a single one has the colour that the legend shows. */
function bands({ x, y }: Plot, chart: SeriesChart): Content {
  const ranged = chart.lines.map((line) =>
    line.points.filter(({ low, high }) => low !== null && high !== null),
  );
  const alone = ranged.filter((points) => points.length > 1).length === 1;
  return ranged.map((points, index) => {
    if (points.length < 2) return null;
    const upper = points.map(({ at, high }) => `${x(yearsAt(at))} ${y(high!)}`);
    const lower = points.map(({ at, low }) => `${x(yearsAt(at))} ${y(low!)}`).reverse();
    const colour = alone ? ink.band : lineStyles[index % lineStyles.length]!.colour;
    return html`<path d="M${[...upper, ...lower].join('L')}Z" fill="${colour}"${!alone && html` opacity="0.15"`}/>`;
  });
}

function lineLabels({ x, y }: Plot, { lines: all }: SeriesChart): Content {
  return all.map(({ label: text, points }, index) => {
    const last = points.findLast(({ value }) => value !== null);
    if (!last) return null;
    const colour = lineStyles[index % lineStyles.length]!.colour;
    return label(text, { x: x(yearsAt(last.at)) + BEFORE_A_NAME, y: y(last.value!) + 4, colour, bold: true });
  });
}

function bars(plot: Plot, { lines: all, suppressedSign }: SeriesChart): Content {
  const { x, y, step } = plot;
  const room = x(step) - x(0);
  const width = Math.max(1, Math.min(44, room * 0.72) / all.length);
  return all.map((line, index) =>
    line.points.map((point) => {
      const left = x(yearsAt(point.at)) + (index - all.length / 2) * width;
      return bar(plot, point, {
        left,
        width,
        colour: lineStyles[index % lineStyles.length]!.colour,
        y,
        suppressedSign,
      });
    }),
  );
}

type BarStyle = { left: number; width: number; colour: string; y: Scale; suppressedSign: string };

function bar({ y }: Plot, point: SeriesPoint, { left, width, colour, suppressedSign }: BarStyle): Content {
  const centre = Math.round((left + width / 2) * 10) / 10;
  if (point.value === null) return label(suppressedSign, { x: centre, y: y(0) - 4, anchor: 'middle' });
  const top = Math.min(y(point.value), y(0));
  const height = Math.abs(y(point.value) - y(0));
  const fill = point.incomplete ? ink.paper : colour;
  return [
    html`<rect x="${left.toFixed(1)}" y="${top}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${fill}"${point.incomplete && html` stroke="${colour}" stroke-dasharray="4 3"`}/>`,
    point.low !== null &&
      point.high !== null &&
      html`<path d="M${centre} ${y(point.low)}V${y(point.high)}M${centre - 4} ${y(point.low)}h8M${centre - 4} ${y(point.high)}h8" stroke="${ink.text}" stroke-width="1.5"/>`,
  ];
}
