import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Points, parseDay } from '../src/index.ts';

const beside = join(import.meta.dirname, '../../..');
const folder = ['data', 'shared/data']
  .map((name) => join(beside, name, 'chicago_near_repeat'))
  .find((path) => existsSync(path));

/** The Chicago files may not be copied into the repository: what needs them runs where they lie beside it. */
export const chicagoIsHere = folder !== undefined;

/** Columns X, Y (metres, EPSG:26971) and date. */
export function chicagoFile(name: 'arson' | 'be'): string {
  return join(folder!, `chicago_${name}.csv.gz`);
}

/** Projected metres and whole days; the one burglary without a date is left out. */
export function readChicago(name: 'arson' | 'be'): { points: Points; days: Float64Array } {
  const text = gunzipSync(readFileSync(chicagoFile(name))).toString('utf8');
  const rows = text
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(','))
    .filter(([, , date]) => /^\d{4}-/.test(date!));
  return {
    points: {
      x: Float64Array.from(rows, ([x]) => Number(x)),
      y: Float64Array.from(rows, ([, y]) => Number(y)),
    },
    days: Float64Array.from(rows, ([, , date]) => parseDay(date!)),
  };
}
