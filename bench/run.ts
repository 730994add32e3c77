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
 */
const { values, positionals } = readArguments();
const unknown = positionals.find((name) => !Object.hasOwn(benchmarks, name));
if (unknown !== undefined) {
  refuse(`There is no benchmark “${unknown}”. There are: ${Object.keys(benchmarks).join(', ')}.`);
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
    return await benchmarks[name]!();
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
    process.exitCode = 1;
    return undefined;
  }
}

function readArguments() {
  try {
    const options = { json: { type: 'boolean' }, write: { type: 'boolean' } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    refuse(`${(error as Error).message} Known are: NAME, --json, --write.`);
    process.exit();
  }
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
