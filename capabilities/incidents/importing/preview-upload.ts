import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { rowChecker } from '../checking/check-row.ts';
import { guessMapping, projectedColumns } from '../checking/guess-mapping.ts';
import { faultOfMapping, missingColumns } from '../checking/mapping-faults.ts';
import { clockOf, groundOf } from '../checking/site-ground.ts';
import type { ColumnMapping, Preview } from '../contract.ts';
import { failWithProblem, type Problem, problem } from '../errors.ts';
import { readTable } from '../reading/read-table.ts';
import type { Row } from '../reading/row.ts';
import type { ReadingOrder } from './reading-order.ts';

const rowsLookedAt = 5000;
const rowsShown = 10;
const examplesShown = 10;

type Site = ReadingOrder['site'];

/** Looks at the first rows of a file: what its columns seem to be, and what a mapping would make of them. */
export async function previewFile(
  path: string,
  site: Site,
  trial: { mapping: ColumnMapping | null; snapshotDate: string },
): Promise<Outcome<Preview>> {
  const start = await readStart(path);
  if ('code' in start) return failWithProblem(start);
  const { header, rows } = start;
  const { mapping, dateOrder, spellings } = guessMapping({
    header,
    rows: rows.map((row) => row.fields),
  });
  return succeed({
    header,
    rows: rows.slice(0, rowsShown).map((row) => row.fields),
    rowsLooked: rows.length,
    guess: { mapping, dateOrder, spellings, projected: projectedColumns(header) ?? null },
    trial: trial.mapping && tryMapping(trial.mapping, trial.snapshotDate, site, header, rows),
  });
}

async function readStart(path: string): Promise<{ header: string[]; rows: Row[] } | Problem> {
  const enough = new AbortController();
  const start = { header: [] as string[], rows: [] as Row[] };
  const reader = {
    onHeader: (header: string[]) => {
      start.header = header;
      return undefined;
    },
    onRows: async (rows: Row[]) => {
      start.rows.push(...rows.slice(0, rowsLookedAt - start.rows.length));
      if (start.rows.length >= rowsLookedAt) enough.abort();
    },
  };
  try {
    const reading = await readTable(path, reader, { signal: enough.signal });
    return reading.ok ? start : reading.problem;
  } catch (error) {
    if (enough.signal.aborted) return start;
    throw error;
  }
}

function tryMapping(
  mapping: ColumnMapping,
  snapshotDate: string,
  site: Site,
  header: string[],
  rows: Row[],
): Preview['trial'] {
  const fault = faultOfMapping(mapping, mapping.outcome ? 'confirmed_shooting' : 'call_for_service');
  const found = missingColumns(mapping, header) ?? (fault ? problem('columns-missing', fault) : undefined);
  if (found) return { accepted: 0, setAside: 0, examples: [], problem: found };
  const context = { mapping, header, snapshotDate, clock: clockOf(site.timeZone), ground: groundOf(site) };
  const checked = rows.map(rowChecker(context));
  const setAside = checked.flatMap((one) => ('setAside' in one ? [one.setAside] : []));
  return {
    accepted: checked.length - setAside.length,
    setAside: setAside.length,
    examples: setAside.slice(0, examplesShown).map(({ row, reasons }) => ({ row, reasons })),
    problem: null,
  };
}
