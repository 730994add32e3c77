import { expect, test } from 'vitest';
import type { ColumnMapping, Preview } from '../../contract.ts';
import { formOfMapping, mappingOfForm } from './mapping-form.ts';

const preview: Preview = {
  header: ['Report', 'When', 'Died', 'Lon', 'Lat', 'X', 'Y'],
  rows: [],
  rowsLooked: 0,
  guess: {
    mapping: {},
    dateOrder: { because: 'ambiguous' },
    spellings: { Died: { grazed: null } },
    projected: null,
  },
  trial: null,
};
const mapping: ColumnMapping = {
  reportNumber: 'Report',
  occurred: { column: 'When', timeColumn: null, order: 'month-first', skippedTimes: 'set-aside' },
  outcome: { column: 'Died', values: { Y: 'fatal', N: 'nonfatal' } },
  degrees: { longitude: 'Lon', latitude: 'Lat' },
  projected: { x: 'X', y: 'Y', crs: 'EPSG:2263' },
  block: null,
  district: null,
  race: null,
  sex: null,
  age: null,
  ageGroup: null,
  missingValues: ['(null)', 'N/A'],
};

test('a mapping goes through the form unchanged', () => {
  expect(mappingOfForm(formOfMapping(mapping, preview), true)).toEqual({ mapping, errors: null });
});

test('columns are found whatever their case, and left open where the file lacks them', () => {
  const form = formOfMapping({ ...mapping, reportNumber: 'REPORT', block: 'Street' }, preview);
  expect([form.reportNumber, form.block]).toEqual(['Report', '']);
});

test('spellings nobody has explained are asked about and not made up', () => {
  const form = formOfMapping(mapping, preview);
  expect(form.outcomeValues).toEqual({ grazed: '', Y: 'fatal', N: 'nonfatal' });
  expect(mappingOfForm(form, true).mapping?.outcome?.values).toEqual({ Y: 'fatal', N: 'nonfatal' });
});

test('what is still open is named by field', () => {
  const form = { ...formOfMapping({}, preview), longitude: 'Lon', x: 'X' };
  expect(Object.keys(mappingOfForm(form, true).errors ?? {})).toEqual([
    'occurredColumn',
    'order',
    'outcomeColumn',
    'longitude',
    'x',
  ]);
});
