import type { Publication, PublishedExhibit } from '../contract.ts';

type Line = readonly (string | number | null)[];

const HEADER = [
  'exhibit',
  'series',
  'time_or_place',
  'value',
  'low',
  'high',
  'suppressed',
  'remark',
] as const;

/** Every number of a finding in one long table; a suppressed one has no value and says so. */
export function dataCsv(publication: Publication): string {
  const lines: Line[] = [
    HEADER,
    ...publication.figures.map((one) => [
      'figures',
      '',
      one.label,
      one.value,
      one.low,
      one.high,
      one.value === null ? 'yes' : 'no',
      one.note ?? '',
    ]),
    ...publication.exhibits.flatMap(linesOf),
  ];
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function linesOf(exhibit: PublishedExhibit): Line[] {
  const hidden = (value: number | null) => (value === null ? 'yes' : 'no');
  switch (exhibit.kind) {
    case 'series':
      return exhibit.lines.flatMap((line) =>
        line.points.map(({ at, value, low, high, incomplete }) => [
          exhibit.key,
          line.label,
          at,
          value,
          low,
          high,
          hidden(value),
          incomplete ? 'not complete' : '',
        ]),
      );
    case 'bars':
      return exhibit.rows.map(({ label, value, low, high }) => [
        exhibit.key,
        '',
        label,
        value,
        low,
        high,
        hidden(value),
        '',
      ]);
    case 'concentration':
      return exhibit.points.map(({ places, events }) => [
        exhibit.key,
        `share of ${exhibit.eventNoun} in the busiest share of ${exhibit.placeNoun}`,
        places,
        events,
        null,
        null,
        'no',
        '',
      ]);
    case 'grid':
      return exhibit.cells.map(({ cell, count, hot, flag }) => [
        exhibit.key,
        'grid cell',
        cell,
        count,
        null,
        null,
        hidden(count),
        [hot && exhibit.hotLabel, flag].filter(Boolean).join('; '),
      ]);
  }
}

/** A text that a spreadsheet would run as a formula is given an apostrophe; numbers are numbers. */
function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
