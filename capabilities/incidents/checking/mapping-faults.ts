import type { ColumnMapping, Layer } from '../contract.ts';
import { type Problem, problem } from '../errors.ts';
import { namedProjections, projectionOf } from './projections.ts';

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

/** What makes a mapping useless whatever the file: said before it is saved. */
export function faultOfMapping(mapping: ColumnMapping, layer: Layer): string | undefined {
  const { outcome, projected } = mapping;
  if (layer === 'confirmed_shooting' && !outcome) {
    return 'Shootings need a column that says whether the person died.';
  }
  if (outcome && Object.keys(outcome.values).length === 0) {
    return `No spelling of the column "${outcome.column}" is mapped to fatal or nonfatal.`;
  }
  if (projected && !projectionOf(projected.crs)) {
    return `The projection ${projected.crs} is not known. Known are all UTM zones and ${namedProjections.join(', ')}.`;
  }
  return undefined;
}
