import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chipsOf,
  type FilterDefinition,
  type FilterValues,
  isSameFilters,
  readFilters,
  withoutChip,
  writeFilters,
} from './filters.ts';

const definitions: FilterDefinition[] = [
  { key: 'q', label: 'Search', kind: 'text' },
  {
    key: 'state',
    label: 'State',
    kind: 'many',
    options: [
      { value: 'open', label: 'Open' },
      { value: 'closed', label: 'Closed' },
    ],
  },
  { key: 'kind', label: 'Kind', kind: 'choice', options: [{ value: 'trend', label: 'Trend' }] },
  { key: 'from', label: 'From', kind: 'date' },
];

const read = (text: string) => readFilters(definitions, new URLSearchParams(text));

describe('filters in the address', () => {
  it('are read as declared: several values for many, one for the others', () => {
    expect(read('state=open&state=closed&state=open&kind=trend&q=harbor&from=2026-01-02')).toEqual({
      state: ['open', 'closed'],
      kind: ['trend'],
      q: ['harbor'],
      from: ['2026-01-02'],
    });
  });

  it('ignore what the page does not declare, unknown options and broken dates', () => {
    expect(read('state=gone&kind=&from=yesterday&other=1')).toEqual({});
  });

  it('leave the rest of the address as it was', () => {
    const next = writeFilters(
      definitions,
      { state: ['open'] },
      new URLSearchParams('sort=-at&state=closed&open=7'),
    );
    expect(next.toString()).toBe('sort=-at&open=7&state=open');
  });

  it('come back as they were written, whatever is typed', () => {
    const anyValues = fc.record(
      {
        q: fc.string({ minLength: 1 }).map((text) => [text]),
        state: fc.uniqueArray(fc.constantFrom('open', 'closed'), { minLength: 1 }),
        kind: fc.constantFrom('trend').map((kind) => [kind]),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyValues, (written) => {
        const values = written as FilterValues;
        const address = writeFilters(definitions, values, new URLSearchParams()).toString();
        expect(isSameFilters(read(address), values)).toBe(true);
      }),
    );
  });
});

describe('chips', () => {
  it('say the filter and the value in words, and each can be taken away', () => {
    const values = read('state=open&state=closed');
    const chips = chipsOf(definitions, values);
    expect(chips.map((chip) => chip.label)).toEqual(['State: Open', 'State: Closed']);
    expect(withoutChip(values, { key: 'state', value: 'open' })).toEqual({ state: ['closed'] });
    expect(withoutChip({ state: ['open'] }, { key: 'state', value: 'open' })).toEqual({});
  });
});

describe('a view', () => {
  it('is on when exactly its filters are, in any order', () => {
    expect(isSameFilters({ state: ['open', 'closed'] }, { state: ['closed', 'open'], kind: [] })).toBe(true);
    expect(isSameFilters({ state: ['open'] }, { state: ['open'], kind: ['trend'] })).toBe(false);
  });
});
