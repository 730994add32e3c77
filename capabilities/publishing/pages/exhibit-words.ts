import type { PublishedExhibit, PublishedOf } from '../contract.ts';
import { measureOf } from './figures.ts';
import type { Frame } from './frame.ts';

/** What a person who can't see the chart is told first; the table holds the rest. */
export function describeExhibit(frame: Frame, exhibit: PublishedExhibit): string {
  switch (exhibit.kind) {
    case 'series':
      return describeSeries(frame, exhibit);
    case 'bars':
      return frame.words.exhibit.barsDescription(exhibit.rows.length, describeTopBar(frame, exhibit));
    case 'concentration':
      return describeReadings(frame, exhibit).join('. ');
    case 'grid':
      return describeGrid(frame, exhibit);
  }
}

function describeSeries({ words, f }: Frame, { lines }: PublishedOf<'series'>): string {
  const points = lines[0]!.points;
  const shown = points.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  if (shown.length === 0) return words.exhibit.notShown;
  const measure = measureOf({ f }, shown);
  const highest = shown.reduce((a, b) => (b.value > a.value ? b : a));
  const lowest = shown.reduce((a, b) => (b.value < a.value ? b : a));
  const extremes = [
    words.exhibit.highest(measure(highest.value), f.date(highest.at)),
    words.exhibit.lowest(measure(lowest.value), f.date(lowest.at)),
  ].join(' ');
  return words.exhibit.seriesDescription(f.date(points[0]!.at), f.date(points.at(-1)!.at), extremes);
}

function describeTopBar({ words, f }: Frame, { rows }: PublishedOf<'bars'>): string {
  const shown = rows.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  if (shown.length === 0) return words.exhibit.notShown;
  const top = shown.reduce((a, b) => (b.value > a.value ? b : a));
  return words.exhibit.highest(measureOf({ f }, shown)(top.value), top.label);
}

export function describeReadings({ words, f }: Frame, exhibit: PublishedOf<'concentration'>): string[] {
  return exhibit.readings.map(({ places, events }) =>
    words.exhibit.holds(f.percent(events), exhibit.eventNoun, f.percent(places), exhibit.placeNoun),
  );
}

function describeGrid({ words, f }: Frame, { cells, grid }: PublishedOf<'grid'>): string {
  const nonzero = cells.filter(({ count }) => count !== 0).length;
  const hot = cells.filter((cell) => cell.hot).length;
  return words.exhibit.gridDescription(f.number(nonzero), f.number(grid.size), f.number(hot));
}
