import { expect, test } from 'vitest';
import { guessMapping, projectedColumns } from './guess-mapping.ts';
import { missingColumns } from './mapping-faults.ts';
import { plainMapping } from './testing/contexts.ts';

test('the usual headers of a police export are recognised', () => {
  const { mapping, dateOrder, spellings } = guessMapping({
    header: [
      'INCIDENT_KEY',
      'OCCUR_DATE',
      'OCCUR_TIME',
      'STATISTICAL_MURDER_FLAG',
      'Latitude',
      'Longitude',
      'VIC_SEX',
    ],
    rows: [
      ['1', '07/25/2024', '21:30', 'true', '40', '-73', 'M'],
      ['2', '07/04/2024', '21:30', 'N', '40', '-73', 'F'],
    ],
  });
  expect(mapping).toMatchObject({
    reportNumber: 'INCIDENT_KEY',
    occurred: { column: 'OCCUR_DATE', timeColumn: 'OCCUR_TIME', order: 'month-first' },
    outcome: { column: 'STATISTICAL_MURDER_FLAG', values: { true: 'fatal', N: 'nonfatal' } },
    degrees: { longitude: 'Longitude', latitude: 'Latitude' },
    sex: 'VIC_SEX',
  });
  expect(dateOrder).toEqual({ order: 'month-first', because: '07/25/2024' });
  expect(spellings.STATISTICAL_MURDER_FLAG).toEqual({ true: 'fatal', N: 'nonfatal' });
});

test('what only a person can decide is left open', () => {
  const { mapping, dateOrder, spellings } = guessMapping({
    header: ['date', 'outcome'],
    rows: [
      ['01/02/2024', 'grazed'],
      ['03/04/2024', 'Fatal'],
    ],
  });
  expect(mapping.occurred.order).toBeUndefined();
  expect(dateOrder).toMatchObject({ because: 'ambiguous' });
  expect(spellings.outcome).toEqual({ grazed: null, Fatal: 'fatal' });
});

test('projected columns are found by name', () => {
  expect(projectedColumns(['X_COORD_CD', 'Y_COORD_CD'])).toEqual({ x: 'X_COORD_CD', y: 'Y_COORD_CD' });
  expect(projectedColumns(['lon', 'lat'])).toBeUndefined();
});

test('columns of the mapping that the file lacks are named all at once, without regard to case', () => {
  expect(missingColumns(plainMapping, ['Report', 'WHEN', 'fatal', 'lon', 'lat', 'age'])).toBeUndefined();
  expect(missingColumns(plainMapping, ['report', 'fatal', 'lat', 'age'])).toMatchObject({
    code: 'columns-missing',
    message: expect.stringContaining('columns "when", "lon"'),
  });
});
