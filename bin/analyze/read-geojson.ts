import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { FailureError } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';

export type GeoJson = {
  type?: string;
  id?: string | number;
  properties?: Record<string, unknown> | null;
  features?: GeoJson[];
  geometries?: GeoJson[];
  geometry?: GeoJson | null;
  coordinates?: unknown;
};

const LARGEST_BYTES = 256 * 1024 ** 2;

/** A file that a parameter names, plain or gzip; `what` is its part in the analysis, for example “mask”. */
export async function readGeoJson(path: string, what: string): Promise<GeoJson | null> {
  const text = await readUnpacked(path, what);
  try {
    return JSON.parse(text) as GeoJson | null;
  } catch {
    return refuseParameter(`The ${what} ${path} is not JSON.`, 'Give a GeoJSON file, plain or gzip.');
  }
}

export async function readUnpacked(path: string, what: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes, { maxOutputLength: LARGEST_BYTES }) : bytes).toString('utf8');
  } catch {
    return refuseParameter(
      `The ${what} ${path} can’t be read.`,
      'Check its name and that it is GeoJSON, plain or gzip.',
    );
  }
}

/** For what only shows while a method runs; `analyze` turns it into an answer. */
export function refuseParameter(problem: string, mend: string): never {
  throw new FailureError(failWith('analyze.parameters-wrong', { problem, mend }).failure);
}
