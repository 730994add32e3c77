import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvent } from '../../legal-record/read-event.ts';
import { readFlatFile } from './read-flat-file.ts';

const sample = (name: string) => readFileSync(join(import.meta.dirname, 'testing', `${name}.txt`), 'utf8');
const read = (text: string) => readFlatFile(text, 'Pacific/Honolulu');

describe('a NIBRS submission', () => {
  test('opens a complaint with every offense and the people among its victims', () => {
    const [opened] = read(sample('several-victims')).told;
    expect(opened).toMatchObject({
      case: '19273508-1',
      sourceKey: 'HI0020000/19273508-1/opened',
      kind: 'complaint-opened',
      effectiveAt: new Date('2019-07-21T07:00:00Z'),
      payload: { reportNumber: '19273508-1', nibrsOffenses: ['13B', '23H'], victims: 3, arrest: false },
    });
  });

  test('knows no suspect where the offender is unknown', () => {
    expect(read(sample('unknown-offender')).told[0]!.payload).toMatchObject({ suspectKnown: false });
    expect(read(sample('one-victim')).told[0]!.payload).toMatchObject({ suspectKnown: true });
  });

  test('names whoever was arrested', () => {
    expect(read(sample('arrest')).told.map(({ kind, defendantKey }) => [kind, defendantKey ?? null])).toEqual(
      [
        ['complaint-opened', null],
        ['defendant-named', 'a01'],
      ],
    );
  });

  test('tells only what police may tell, in full', () => {
    for (const name of ['one-victim', 'several-victims', 'unknown-offender', 'arrest']) {
      const { told, unreadable } = read(sample(name));
      expect(unreadable).toEqual([]);
      expect(told.flatMap((event) => readEvent(event, 'police').problems ?? [])).toEqual([]);
    }
  });

  test('reads the same when an editor has cut off trailing blanks', () => {
    const cut = sample('arrest').replaceAll(/ +$/gm, '');
    expect(read(cut)).toEqual(read(sample('arrest')));
  });

  test('stands for an earlier submission of the same incident when it is of a later month', () => {
    const [earlier] = read(sample('arrest')).told;
    const [later] = read(sample('arrest').replaceAll('I072019', 'I092019')).told;
    expect(later!.sourceKey).toBe(earlier!.sourceKey);
    expect(later!.revision).toBe(earlier!.revision! + 2);
  });

  test('takes back an incident that it deletes', () => {
    const deleted = sample('arrest').split('\n')[0]!.replace('I072019', 'D082019');
    expect(read(deleted).told).toMatchObject([
      { kind: 'corrected', payload: { voids: 'HI0020000/19164156-3/opened' } },
    ]);
  });

  test('clears by exception with the reason of the submission', () => {
    const admin = sample('one-victim').split(/\r?\n/)[0]!;
    const cleared = `${admin.slice(0, 48)}D20190715${admin.slice(57)}`;
    expect(read(cleared).told.at(-1)).toMatchObject({
      kind: 'complaint-cleared-by-exception',
      payload: { reason: 'victim refused to cooperate' },
    });
  });

  test('never throws, whatever the file holds, and loses no line in silence', () => {
    const line = fc.oneof(fc.string({ maxLength: 100 }), fc.constantFrom(...sample('arrest').split('\n')));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const { told, unreadable } = read(text);
        const spoken = text.split(/\r?\n/).filter((one) => one.trim() !== '' && one[4] !== '0');
        if (spoken.length > 0) expect(told.length + unreadable.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
