import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FileRead, followSetAside } from './follow-set-aside.ts';

function aFile(number: string, rowsAccepted: number, rowsSetAside: number, corrects?: string): FileRead {
  return {
    import: { id: '0198c0de-0000-7000-8000-000000000001', number },
    version: 1,
    kind: corrects ? 'correction' : 'full_extract',
    corrects: corrects ?? null,
    fileName: `${number}.csv`,
    sha256: 'a'.repeat(64),
    bytes: 1,
    takenOn: '2024-12-31',
    acceptedAt: '2026-11-24T15:00:00.000Z',
    rowsRead: rowsAccepted + rowsSetAside,
    rowsAccepted,
    rowsAlreadyHeld: 0,
    rowsSetAside,
    setAside: {},
  };
}

const fates = (...files: FileRead[]) =>
  followSetAside(files).map(({ broughtBack, rowsStillSetAside }) => ({ broughtBack, rowsStillSetAside }));

test('a file that nobody corrected keeps all its set-aside rows', () => {
  expect(fates(aFile('IMP-1', 10, 3))).toEqual([{ broughtBack: [], rowsStillSetAside: 3 }]);
});

test('corrections bring rows back one after the other', () => {
  expect(fates(aFile('IMP-1', 10, 3), aFile('IMP-2', 1, 0, 'IMP-1'), aFile('IMP-3', 2, 0, 'IMP-1'))).toEqual([
    {
      broughtBack: [
        { import: 'IMP-2', rows: 1 },
        { import: 'IMP-3', rows: 2 },
      ],
      rowsStillSetAside: 0,
    },
    { broughtBack: [], rowsStillSetAside: 0 },
    { broughtBack: [], rowsStillSetAside: 0 },
  ]);
});

test('a row that a correction sets aside again counts in the correction, until it is mended there', () => {
  const first = aFile('IMP-1', 10, 3);
  const second = aFile('IMP-2', 2, 1, 'IMP-1');
  expect(fates(first, second).map(({ rowsStillSetAside }) => rowsStillSetAside)).toEqual([0, 1]);
  const third = aFile('IMP-3', 1, 0, 'IMP-2');
  expect(fates(first, second, third).map(({ rowsStillSetAside }) => rowsStillSetAside)).toEqual([0, 0, 0]);
});

test('no file gives back more rows than it had set aside, whatever a correction holds', () => {
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.array(fc.record({ accepted: fc.nat(50), setAside: fc.nat(50) }), { maxLength: 6 }),
      (setAside, corrections) => {
        const files = corrections.map((one, index) =>
          aFile(`IMP-${index + 2}`, one.accepted, one.setAside, 'IMP-1'),
        );
        const [first] = followSetAside([aFile('IMP-1', 5, setAside), ...files]);
        const back = first!.broughtBack.reduce((sum, { rows }) => sum + rows, 0);
        expect(first!.rowsStillSetAside).toBeGreaterThanOrEqual(0);
        expect(back + first!.rowsStillSetAside).toBeLessThanOrEqual(setAside);
      },
    ),
  );
});
