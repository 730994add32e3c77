import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineWords } from './machine.ts';
import type { Measurement } from './measurement.ts';
import { benchmarks } from './registry.ts';
import { resultsPage, tableLines } from './results-table.ts';

/**
 * Runs the benchmarks one after another, alone on the machine as far as this process can tell.
 *
 *   npm run bench                  all, as a table
 *   npm run bench -- NAME --json   one, as one line of JSON
 *   npm run bench -- --write       all, kept in bench/RESULTS.md
 *   npm run bench -- NAME --scale 0.02   smaller, to try it; the benchmarks of cases heed it
 */
const { values, positionals } = readArguments();
const unknown = positionals.find((name) => !Object.hasOwn(benchmarks, name));
if (unknown !== undefined) {
  refuse(`There is no benchmark “${unknown}”. There are: ${Object.keys(benchmarks).join(', ')}.`);
} else if (!(Number(values.scale) > 0 && Number(values.scale) <= 1)) {
  refuse('--scale is a share of the full size: more than 0, and 1 at most.');
} else if (values.write && positionals.length > 0) {
  refuse('--write keeps the results of all benchmarks. Leave the names out.');
} else {
  await run(positionals.length > 0 ? positionals : Object.keys(benchmarks));
}

async function run(names: string[]): Promise<void> {
  const measurements: Measurement[] = [];
  for (const name of names) {
    if (!values.json) console.error(`Measuring ${name} …`);
    const measurement = await measure(name);
    if (!measurement) continue;
    measurements.push(measurement);
    if (values.json) console.log(JSON.stringify(measurement));
  }
  const machine = machineWords();
  if (!values.json) console.log(tableLines(measurements, machine).join('\n'));
  if (!values.write) return;
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), resultsPage(measurements, machine, today));
}

/** One that breaks does not keep the others from being measured. */
async function measure(name: string): Promise<Measurement | undefined> {
  try {
    return await benchmarks[name]!({ scale: Number(values.scale) });
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
    process.exitCode = 1;
    return undefined;
  }
}

function readArguments() {
  try {
    const options = {
      json: { type: 'boolean' },
      write: { type: 'boolean' },
      scale: { type: 'string', default: '1' },
    } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    refuse(`${(error as Error).message} Known are: NAME, --json, --write, --scale.`);
    process.exit();
  }
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
