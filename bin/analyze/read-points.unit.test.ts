import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { expectValue } from '#platform/outcome/outcome.ts';
import type { PlaceColumns } from './place-reader.ts';
import { readPoints } from './read-points.ts';
import type { Selection } from './row-filter.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-points-'));
afterAll(() => rmSync(folder, { recursive: true }));

const metres: PlaceColumns = { unit: 'metres', x: 'x', y: 'y', epsg: null };
const degrees: PlaceColumns = { unit: 'degrees', lon: 'lon', lat: 'lat', epsg: 32618 };
const everyRow: Selection = { where: [], before: null };

function aFile(lines: string[], pack = false): string {
  const path = join(folder, `${Math.random()}.csv`);
  const text = Buffer.from(`${lines.join('\n')}\n`);
  writeFileSync(path, pack ? gzipSync(text) : text);
  return path;
}

async function pointsOf(lines: string[], place = metres, selection: Partial<Selection> = {}) {
  const read = expectValue(await readPoints(aFile(lines), place, { ...everyRow, ...selection }));
  const { x, y } = read.data.points;
  return { ...read, places: Array.from(x, (east, i) => [east, y[i]]) };
}

describe('readPoints', () => {
  it('takes metres as they are, from plain and from gzip files', async () => {
    const lines = ['x,y', '1,2', '3.5,-4'];
    const plain = await pointsOf(lines);
    expect(plain.places).toEqual([
      [1, 2],
      [3.5, -4],
    ]);
    const packed = expectValue(await readPoints(aFile(lines, true), metres, everyRow));
    expect(packed.data.points).toEqual(plain.data.points);
  });

  it('projects longitude and latitude to metres', async () => {
    const { places } = await pointsOf(['lon,lat', '-75,40'], degrees);
    expect(places[0]![0]).toBeCloseTo(500_000, 6);
    expect(places[0]![1]).toBeCloseTo(4_427_757.219, 3);
  });

  it('counts every row that has no usable place, with its reason', async () => {
    const lines = ['lon,lat', '-75,40', ',40', '-75,', 'NA,40', '0,0', '-75,140', '10,40', '-75', '-75,40,1'];
    const { setAside, places, rowsRead } = await pointsOf(lines, degrees);
    expect(setAside).toEqual({
      'coordinates-missing': 2,
      'coordinates-unreadable': 1,
      'coordinates-zero': 1,
      'coordinates-not-degrees': 1,
      'coordinates-outside-zone': 1,
      'fields-misaligned': 2,
    });
    expect([places.length, rowsRead]).toEqual([1, 9]);
  });

  it('keeps rows with the asked-for values', async () => {
    const lines = ['x,y,fatal,year', '1,1,true,2020', '2,2,false,2020', '3,3,true,2021'];
    const where = [
      { column: 'fatal', value: 'true' },
      { column: 'year', value: '2020' },
    ];
    const { places, notSelected } = await pointsOf(lines, metres, { where });
    expect([places, notSelected]).toEqual([[[1, 1]], 2]);
  });

  it('keeps the first row of each value', async () => {
    const lines = ['x,y,incident', '1,1,A', '2,2,A', '3,3,B', '4,4,'];
    const { places, notSelected, setAside } = await pointsOf(lines, metres, { distinct: 'incident' });
    expect(places).toEqual([
      [1, 1],
      [3, 3],
    ]);
    expect([notSelected, setAside]).toEqual([1, { 'distinct-missing': 1 }]);
  });

  it('keeps rows before a day and sets aside those whose date says nothing', async () => {
    const lines = [
      'x,y,when',
      '1,1,2024/12/31 23:59:59',
      '2,2,2025-01-01',
      '3,3,1/2/2024 4:05 PM',
      '4,4,',
      '5,5,soon',
      '6,6,2023-02-30',
    ];
    const { places, notSelected, setAside } = await pointsOf(lines, metres, {
      t: 'when',
      before: Date.UTC(2025, 0, 1),
    });
    expect(places).toEqual([
      [1, 1],
      [3, 3],
    ]);
    expect(notSelected).toBe(1);
    expect(setAside).toEqual({ 'date-missing': 1, 'date-unreadable': 1, 'date-not-a-day': 1 });
  });

  it('takes the day of each event, or its moment when asked to', async () => {
    const lines = [
      'x,y,when',
      '1,1,1970-01-02',
      '2,2,1970-01-03 18:00:00',
      '3,3,',
      '4,4,12/31/1969 11:00 PM',
    ];
    const days = await pointsOf(lines, metres, { t: 'when' });
    expect([...days.data.times]).toEqual([1, 2, -1]);
    expect(days.places.length).toBe(3);
    expect(days.setAside).toEqual({ 'date-missing': 1 });
    const moments = await pointsOf(lines, metres, { t: 'when', withClock: true });
    expect([...moments.data.times]).toEqual([1, 2.75, expect.closeTo(-1 / 24, 12)]);
  });

  it('keeps places and times in step when a row is left out for either', async () => {
    const lines = ['x,y,when', ',1,1970-01-02', '2,2,soon', '3,3,1970-01-04', '4,4,1970-01-05'];
    const { data, places } = await pointsOf(lines, metres, { t: 'when' });
    expect([places, [...data.times]]).toEqual([
      [
        [3, 3],
        [4, 4],
      ],
      [3, 4],
    ]);
  });

  it('reads dates alone where no place is asked for', async () => {
    const path = aFile(['id,when', 'a,1970-01-02', 'b,', 'c,1970-01-04']);
    const { data, setAside } = expectValue(await readPoints(path, undefined, { ...everyRow, t: 'when' }));
    expect([[...data.times], data.points.x.length, setAside]).toEqual([[1, 3], 0, { 'date-missing': 1 }]);
  });

  it('names the columns there are when the wanted one is not among them', async () => {
    const outcome = await readPoints(aFile(['east,north', '1,2']), metres, everyRow);
    expect(outcome).toMatchObject({
      failure: {
        code: 'analyze.column-missing',
        detail: 'The file has no column “x”.',
        mend: 'Its columns are: east, north.',
      },
    });
  });

  it('says when the file is not there, is a folder or holds nothing', async () => {
    for (const path of [join(folder, 'none.csv'), folder, aFile(['x,y'])]) {
      expect(await readPoints(path, metres, everyRow)).toMatchObject({
        failure: { code: 'analyze.file-unreadable' },
      });
    }
  });

  it('keeps more rows than it began with room for', async () => {
    const { places } = await pointsOf(['x,y', ...Array.from({ length: 3000 }, (_, i) => `${i},${-i}`)]);
    expect(places.length).toBe(3000);
    expect(places[2999]).toEqual([2999, -2999]);
  });
});
