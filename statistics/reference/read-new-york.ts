import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { monthlyCounts, monthNumber, parseDay } from '../src/index.ts';

const extract = new URL('../../demo/extracts/new-york/shooting-victims.csv.gz', import.meta.url);

/** Incidents of New York by month, 2006-01 to 2022-12, from the project’s own extract: one for each report number. */
export function readNewYork() {
  const days = new Map<string, number>();
  const [, ...rows] = gunzipSync(readFileSync(extract)).toString('utf8').trimEnd().split(/\r?\n/);
  for (const row of rows) {
    const [report, occurred] = row.split(',');
    if (!days.has(report!)) days.set(report!, parseDay(occurred!.slice(0, 10)));
  }
  const first = monthNumber(parseDay('2006-01-01'));
  const last = monthNumber(parseDay('2022-12-01'));
  return { first, counts: monthlyCounts([...days.values()], first, last) };
}
