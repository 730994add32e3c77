import type { Publication, PublishedExhibit, PublishedFigure } from '../contract.ts';

type Cell = string | number | null;

/** One number with all that must not be parted from it. */
type Line = {
  exhibit: string;
  series: string;
  time_or_place: Cell;
  value: number | null;
  unit: string;
  low: number | null;
  high: number | null;
  interval: string;
  remark: string;
};

const HEADER = [
  'exhibit',
  'series',
  'time_or_place',
  'value',
  'unit',
  'low',
  'high',
  'interval',
  'suppressed',
  'remark',
  'finding',
  'data_version',
  'method',
] as const;

/** Every number of a finding in one long table; a suppressed one has no value and says so. */
export function dataCsv(publication: Publication): string {
  const { number, version, data, method } = publication;
  const from = [`${number} version ${version}`, data.label, `${method.title} (${method.codeVersion})`];
  const lines = [...publication.figures.map(lineOfFigure), ...publication.exhibits.flatMap(linesOf)];
  const rows: (readonly Cell[])[] = [
    HEADER,
    ...lines.map((one) => [
      ...[one.exhibit, one.series, one.time_or_place, one.value, one.unit, one.low, one.high, one.interval],
      ...[one.value === null ? 'yes' : 'no', one.remark, ...from],
    ]),
  ];
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function lineOfFigure(figure: PublishedFigure): Line {
  const { label, value, unit, low, high, level, note } = figure;
  return {
    ...{ exhibit: 'figures', series: '', time_or_place: label, value, unit, low, high },
    interval: low === null || level === null ? '' : `${Number((level * 100).toFixed(4))}%`,
    remark: note ?? '',
  };
}

function linesOf(exhibit: PublishedExhibit): Line[] {
  const { key, unit } = exhibit;
  const plain = { exhibit: key, series: '', unit, low: null, high: null, interval: '', remark: '' };
  switch (exhibit.kind) {
    case 'series':
      return exhibit.lines.flatMap((line) =>
        line.points.map(({ at, value, low, high, incomplete }) => ({
          ...{ ...plain, series: line.label, time_or_place: at, value, low, high },
          interval: low === null ? '' : (exhibit.intervalLabel ?? ''),
          remark: incomplete ? 'not complete' : '',
        })),
      );
    case 'bars':
      return exhibit.rows.map(({ label, value, low, high }) => ({
        ...plain,
        time_or_place: label,
        value,
        low,
        high,
      }));
    case 'concentration':
      return exhibit.points.map(({ places, events }) => ({
        ...plain,
        series: `share of ${exhibit.eventNoun} in the busiest share of ${exhibit.placeNoun}`,
        time_or_place: places,
        value: events,
      }));
    case 'grid':
      return exhibit.cells.map(({ cell, count, hot, flag }) => ({
        ...{ ...plain, series: 'grid cell', time_or_place: cell, value: count },
        remark: [hot && exhibit.hotLabel, flag].filter(Boolean).join('; '),
      }));
  }
}

/** A text that a spreadsheet would run as a formula is given an apostrophe; numbers are numbers. */
export function field(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
