import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aoristic } from './aoristic.ts';

/** Thefts of vehicles with the times between which they happened; a data set that is not shipped. */
const thefts = ['data', 'shared/data']
  .map(
    (folder) =>
      new URL(`../../../../${folder}/nyc_vehicle_thefts/nyc_vehicle_thefts.csv.gz`, import.meta.url),
  )
  .find((path) => existsSync(path));

describe.skipIf(!thefts)('aoristic on New York’s vehicle thefts 2014–2017', () => {
  const { start, end, without } = thefts ? readSpans(thefts) : { start: [], end: [], without: 0 };

  it('uses every theft with two times and a span of a week or less, and loses none', () => {
    expect([start.length, without]).toEqual([32_894, 2852]);
    const { weights, used, tooLong } = aoristic(start, end);
    expect(used + tooLong).toBe(32_894);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(used, 4);
  });

  it('counts the 1,370 spans of over 30 days apart', () => {
    expect(aoristic(start, end, 30 * 24).tooLong).toBe(1370);
  });

  it('finds more thefts by night than mid-points do at noon', () => {
    const byHour = new Float64Array(24);
    aoristic(start, end).weights.forEach((weight, bin) => {
      byHour[bin % 24]! += weight;
    });
    const mean = byHour.reduce((sum, value) => sum + value) / 24;
    expect(byHour[23]!).toBeGreaterThan(mean);
    expect(byHour[12]!).toBeLessThan(mean);
  });
});

function readSpans(path: URL) {
  const [header, ...rows] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
  const names = header!.replaceAll('"', '').split(',');
  const [from, to] = ['date_start', 'date_end'].map((name) => names.indexOf(name));
  const times = rows.map((row) => row.replaceAll('"', '').split(','));
  const spans = times.filter((fields) => fields[to!] !== '');
  const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
  return {
    start: spans.map((fields) => at(fields[from!]!)),
    end: spans.map((fields) => at(fields[to!]!)),
    without: times.length - spans.length,
  };
}
