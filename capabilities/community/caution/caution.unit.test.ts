import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cautionsIn } from './contract.ts';

const kinds = (text: string) => cautionsIn(text).map(({ kind }) => kind);

describe('before a text is posted', () => {
  it.each([
    ['Call me at 215-555-0142.', 'phone number'],
    ['Her number is (215) 555-0142', 'phone number'],
    ['+1 215 555 0142', 'phone number'],
    ['See case number 22-014233 for this.', 'case number'],
    ['DC# 2022-35-012345 is like it', 'case number'],
    ['Docket CP-51-CR-0001234-2024', 'case number'],
    ['2024-00123456 was cleared', 'case number'],
    ['He was born on 3/14/2001', 'date of birth'],
    ['DOB: 2001-03-14', 'date of birth'],
    ['date of birth March 14, 2001', 'date of birth'],
  ])('%s warns of a %s', (text, kind) => {
    expect(kinds(text)).toEqual([kind]);
  });

  it.each([
    'We reviewed 1,240 shootings from 2019-2024.',
    'The meeting is on 3/14/2026 at 10:30.',
    'Read REC-2026-0001 and FND-2026-0012.',
    'Clearance rose from 39 % to 65 % in 24 months.',
    'The grant pays $250,000 over 36 months.',
    'See https://www.example.org/2024/10/12345 and page 215.',
    'Bureau of Justice Assistance, NCJ 250000',
    'the 2024-2026 plan',
  ])('%s passes without a word', (text) => {
    expect(cautionsIn(text)).toEqual([]);
  });

  it('names each thing once, with the words that look so', () => {
    expect(cautionsIn('Case no. 22-0142337, again case no. 22-0142337')).toHaveLength(1);
    expect(cautionsIn('Call 215-555-0142')[0]!.text).toBe('215-555-0142');
  });

  it('finds a phone number wherever in a text it stands', () => {
    const words = fc.stringMatching(/^[a-z ,]{0,40}$/);
    fc.assert(
      fc.property(words, words, fc.integer({ min: 200, max: 999 }), (before, after, area) => {
        expect(kinds(`${before} ${area}-555-0199 ${after}`)).toEqual(['phone number']);
      }),
    );
  });

  it('takes no long time over any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8000 }), (text) => {
        expect(Array.isArray(cautionsIn(text))).toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(cautionsIn('1-'.repeat(4000))).toEqual(expect.any(Array));
  });
});
