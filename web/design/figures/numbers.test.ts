import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureText, measureDigits, measureText, rangeText, shareText } from './numbers.ts';

describe('a figure', () => {
  it('of people is whole', () => {
    expect(figureText(1_389, { format: 'count' })).toBe('1,389');
    expect(figureText(1_389.96, { format: 'count' })).toBe('1,390');
  });

  it('that is a rate or a density has one decimal, a ratio or a score two', () => {
    expect(figureText(38.42, { format: 'decimal', unit: 'per km²' })).toBe('38.4');
    expect(figureText(-2.5, { format: 'decimal', unit: 'Poisson z' })).toBe('−2.50');
    expect(figureText(0.6, { format: 'ratio', unit: 'times' })).toBe('0.60');
  });

  it('that is a share is a whole percentage, with one decimal below a tenth', () => {
    expect(shareText(0.5)).toBe('50%');
    expect(shareText(0.1234)).toBe('12%');
    expect(shareText(0.0234)).toBe('2.3%');
    expect(shareText(0.0999)).toBe('10%');
    expect(shareText(0)).toBe('0%');
    expect(shareText(0.0002)).toBe('< 0.1%');
  });

  it('that is a chance says when it is too small to write', () => {
    expect(figureText(0.0004, { format: 'p' })).toBe('< 0.001');
    expect(figureText(0.0312, { format: 'p' })).toBe('0.031');
  });

  it('keeps to the manner of the language', () => {
    expect(figureText(1_389, { format: 'count' }, 'es-US')).toBe('1,389');
    expect(shareText(0.5, { locale: 'es-US' })).toMatch(/^50\s?%$/);
  });
});

describe('values that stand together', () => {
  it('are written alike at both ends of an interval', () => {
    expect(rangeText(0.098, 0.104, { format: 'percent' })).toEqual(['9.8%', '10.4%']);
    expect(rangeText(0.6, 0.652, { format: 'ratio' })).toEqual(['0.60', '0.65']);
  });

  it('have no decimals where all are counts and one where any is expected', () => {
    expect(measureDigits([3, null, 12])).toBe(0);
    expect(measureDigits([3, 12.26])).toBe(1);
    expect(measureText(1_389.96)).toBe('1,390.0');
  });

  it('never show a zero with a sign', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const text = figureText(value, { format: 'count' });
        expect(text).not.toMatch(/^[-−]0$/);
      }),
    );
  });
});
