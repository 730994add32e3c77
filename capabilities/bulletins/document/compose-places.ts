import type { Block, BulletinFigures, PlaceChange, PlaceComparison } from '../contract.ts';
import { chance, count, counted, percent, period } from './words.ts';

export function placeBlocks({ places }: BulletinFigures): Block[] {
  return [
    { kind: 'heading', text: 'What changed, place by place' },
    ...(places.length === 0
      ? [{ kind: 'paragraph', text: 'The data do not reach back far enough to compare places.' } as const]
      : [
          { kind: 'paragraph', text: controlWords(places[0]!), quiet: true } as const,
          ...places.flatMap(comparisonBlocks),
        ]),
  ];
}

function comparisonBlocks(comparison: PlaceComparison): Block[] {
  return [
    { kind: 'paragraph', text: `${sentenceOf(comparison)}${leftOutWords(comparison)}` },
    ...(comparison.places.length === 0 ? [] : [tableOf(comparison)]),
  ];
}

function sentenceOf({ kind, cellSize, places, tested, before, after }: PlaceComparison): string {
  const noun = kind === 'district' ? 'districts' : `cells of ${cellSize} m of the published grid`;
  const stand = places.filter(({ stands }) => stands).length;
  const told = stand === 0 ? 'No change stands' : `${counted(stand, 'change stands', 'changes stand')}`;
  return `${told} among ${count(tested)} ${noun}: ${period(after)} against ${period(before)}.`;
}

function leftOutWords({ kind, tooFew, unplaced }: PlaceComparison): string {
  const noun = kind === 'district' ? 'districts' : 'cells';
  return (
    ` ${count(tooFew)} ${noun} had too few shootings to tell any change from chance.` +
    (unplaced > 0 ? ` ${counted(unplaced, 'shooting', 'shootings')} could not be placed.` : '')
  );
}

function controlWords({ level }: PlaceComparison): string {
  return (
    'Two counts of each place are compared by an exact test (E-test). Because many places are tested at once, the ' +
    `line is drawn so that at most ${percent(level)} of the changes called are expected to be false ` +
    '(Benjamini–Hochberg). The plain counts stand beside.'
  );
}

function tableOf({ kind, places, before, after }: PlaceComparison): Block {
  const care = places.some((one) => one.care !== null);
  return {
    kind: 'table',
    caption: `${kind === 'district' ? 'Districts' : 'Cells'} that changed most, with plain counts`,
    columns: [
      { label: kind === 'district' ? 'District' : 'Cell', align: 'start' },
      { label: `To ${before.to}`, align: 'end' },
      { label: `To ${after.to}`, align: 'end' },
      { label: 'By chance', align: 'end' },
      { label: 'Reads as', align: 'start' },
      ...(care ? [{ label: 'Read with care', align: 'start' } as const] : []),
    ],
    rows: places.map((one) => [
      one.place,
      count(one.before),
      count(one.after),
      chance(one.p),
      readsAs(one),
      ...(care ? [one.care ?? ''] : []),
    ]),
  };
}

/** Under this a single place would have been called changed; among many, chance brings some such. */
const ALONE = 0.05;

function readsAs({ stands, before, after, p }: PlaceChange): string {
  if (!stands) return p < ALONE ? 'Chance, among so many' : 'Within chance';
  return after > before ? 'More' : 'Fewer';
}
