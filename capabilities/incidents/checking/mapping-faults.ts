import type { ColumnMapping } from '../contract.ts';
import { type Problem, problem } from '../errors.ts';

/** Says which columns the saved mapping wants and the file lacks, all at once. */
export function missingColumns(mapping: ColumnMapping, header: string[]): Problem | undefined {
  const present = new Set(header.map((name) => name.toLowerCase()));
  const missing = columnsOf(mapping).filter((column) => !present.has(column.toLowerCase()));
  if (missing.length === 0) return undefined;
  const names = missing.map((column) => `"${column}"`).join(', ');
  const message = `The file lacks ${missing.length === 1 ? 'the column' : 'the columns'} ${names}. It has: ${header.join(', ')}.`;
  return problem('columns-missing', message, { field: missing[0]!, row: 1 });
}

function columnsOf(mapping: ColumnMapping): string[] {
  const { reportNumber, occurred, outcome, degrees, projected, block, district, race, sex, age, ageGroup } =
    mapping;
  const places = [degrees?.longitude, degrees?.latitude, projected?.x, projected?.y];
  const columns = [reportNumber, occurred.column, occurred.timeColumn, outcome?.column, ...places];
  return [...columns, block, district, race, sex, age, ageGroup].filter(
    (column) => typeof column === 'string',
  );
}
