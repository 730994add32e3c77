import { type Content, type Html, html } from '#web/public/html.ts';
import type { PublishedExhibit, PublishedOf } from '../contract.ts';
import { measureOf, rangesOf } from './figures.ts';
import type { Frame } from './frame.ts';

export function exhibitTable(frame: Frame, exhibit: PublishedExhibit): Html {
  switch (exhibit.kind) {
    case 'series':
      return exhibit.lines.length > 1 ? linesTable(frame, exhibit) : seriesTable(frame, exhibit);
    case 'bars':
      return barsTable(frame, exhibit);
    case 'concentration':
      return concentrationTable(frame, exhibit);
    case 'grid':
      return gridTable(frame, exhibit);
  }
}

function table(caption: string, head: Content, rows: Content, foot?: string | null): Html {
  return html`<table><caption class="hidden">${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>
${foot && html`<p class="small quiet">${foot}</p>`}`;
}

const heading = (text: string) => html`<th scope="col" class="n">${text}</th>`;
const cell = (text: string) => html`<td class="n whole">${text}</td>`;

type Measure = (value: number) => string;

function valueCell(frame: Frame, value: number | null, measure: Measure): Html {
  if (value !== null) return cell(measure(value));
  const { notShown, notShownSign } = frame.words.exhibit;
  return html`<td class="n"><abbr title="${notShown}">${notShownSign}</abbr></td>`;
}

function seriesTable(frame: Frame, exhibit: PublishedOf<'series'>): Html {
  const { words, f } = frame;
  const points = exhibit.lines[0]!.points;
  const ranged = points.some(({ low }) => low !== null);
  const measure = measureOf(frame, points);
  const range = rangesOf(frame, points);
  return table(
    exhibit.title,
    [
      html`<th scope="col">${words.exhibit.timeNewestFirst}</th>`,
      heading(exhibit.unit),
      ranged && heading(words.exhibit.range),
    ],
    points
      .toReversed()
      .map(
        (point) =>
          html`<tr><th scope="row" class="whole">${f.shortDate(point.at)}${point.incomplete && html` <small>(${words.exhibit.notComplete})</small>`}</th>${valueCell(frame, point.value, measure)}${ranged && cell(range(point))}</tr>`,
      ),
    points.some(({ value }) => value === null) ? words.exhibit.notShownNote : null,
  );
}

function linesTable(frame: Frame, { title, lines }: PublishedOf<'series'>): Html {
  const { words, f } = frame;
  const times = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))].sort().reverse();
  const columns = lines.map(({ label, points }) => ({
    label,
    at: new Map(points.map((point) => [point.at, point])),
    ranged: points.some(({ low }) => low !== null),
    measure: measureOf(frame, points),
    range: rangesOf(frame, points),
  }));
  return table(
    title,
    [
      html`<th scope="col">${words.exhibit.timeNewestFirst}</th>`,
      columns.map(({ label, ranged }) => [heading(label), ranged && heading(words.exhibit.range)]),
    ],
    times.map(
      (at) =>
        html`<tr><th scope="row" class="whole">${f.shortDate(at)}</th>${columns.map(
          ({ at: points, ranged, measure, range }) => {
            const point = points.get(at);
            const value = point ? valueCell(frame, point.value, measure) : cell('');
            return [value, ranged && cell(point ? range(point) : '')];
          },
        )}</tr>`,
    ),
    lines.some(({ points }) => points.some(({ value }) => value === null))
      ? words.exhibit.notShownNote
      : null,
  );
}

function barsTable(frame: Frame, { title, unit, rows }: PublishedOf<'bars'>): Html {
  const { words } = frame;
  const ranged = rows.some(({ low }) => low !== null);
  const measure = measureOf(frame, rows);
  const range = rangesOf(frame, rows);
  return table(
    title,
    [
      html`<th scope="col"><span class="hidden">${title}</span></th>`,
      heading(unit),
      ranged && heading(words.exhibit.range),
    ],
    rows.map(
      (row) =>
        html`<tr><th scope="row">${row.label}</th>${valueCell(frame, row.value, measure)}${ranged && cell(range(row))}</tr>`,
    ),
    rows.some(({ value }) => value === null) ? words.exhibit.notShownNote : null,
  );
}

function concentrationTable({ words, f }: Frame, exhibit: PublishedOf<'concentration'>): Html {
  return table(
    exhibit.title,
    [
      heading(words.exhibit.ofEvents(exhibit.eventNoun)),
      heading(words.exhibit.ofPlaces(exhibit.placeNoun)),
      heading(exhibit.placeNoun),
    ],
    exhibit.readings.map(
      ({ places, events }) =>
        html`<tr>${cell(f.percent(events))}${cell(f.percent(places))}${cell(f.number(places * exhibit.places))}</tr>`,
    ),
  );
}

const LISTED_CELLS = 15;

function gridTable(frame: Frame, exhibit: PublishedOf<'grid'>): Html {
  const { words, f } = frame;
  const shown = exhibit.cells
    .flatMap((one) => (one.count ? [{ ...one, count: one.count }] : []))
    .sort((a, b) => b.count - a.count || a.cell - b.cell);
  const listed = shown.slice(0, LISTED_CELLS);
  return table(
    words.exhibit.busiest(f.number(listed.length)),
    [
      html`<th scope="col">${words.exhibit.cell}</th>`,
      heading(exhibit.unit),
      html`<th scope="col">${words.exhibit.remark}</th>`,
    ],
    listed.map(
      ({ cell: id, count, hot, flag }) =>
        html`<tr><th scope="row">${id}</th>${cell(f.number(count))}<td>${[hot && exhibit.hotLabel && words.exhibit.hot, flag].filter(Boolean).join('; ')}</td></tr>`,
    ),
    words.exhibit.allCells,
  );
}
