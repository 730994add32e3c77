import type { Block, BulletinFigures, NearRepeat } from '../contract.ts';
import { capitalised, chance, count, counted, day, decimal, period } from './words.ts';

/** Windows: places near the last shootings, on the days in which another one follows more often than by chance. */
export function nearRepeatBlocks({ nearRepeat }: BulletinFigures): Block[] {
  if (!nearRepeat) return [];
  return [
    { kind: 'heading', text: 'Near repeats' },
    { kind: 'paragraph', text: sentenceOf(nearRepeat) },
    tableOf(nearRepeat),
    ...windowBlocks(nearRepeat),
  ];
}

function sentenceOf({
  bands,
  windowMetres,
  windowDays,
  events,
  period: looked,
  permutations,
}: NearRepeat): string {
  const nearest = bands[0]!;
  const told =
    windowDays === null
      ? `No more shootings follow within ${windowMetres} m of another than chance makes`
      : `Within ${windowMetres} m and ${windowDays} days of a shooting, another follows more often than by chance`;
  return (
    `${told}: ${count(nearest.pairs)} pairs within ${windowMetres} m and a week, where ${decimal(nearest.expected)} are ` +
    `to be expected. Knox test of ${count(events)} shootings, ${period(looked)}, with ${count(permutations)} ` +
    'shufflings of the dates; false discoveries of all bands held to 5%.'
  );
}

function tableOf({ bands }: NearRepeat): Block {
  return {
    kind: 'table',
    caption: 'Pairs of shootings by distance and days apart',
    columns: [
      { label: 'Apart', align: 'start' },
      { label: 'Pairs', align: 'end' },
      { label: 'Expected', align: 'end' },
      { label: 'By chance', align: 'end' },
      { label: 'Reads as', align: 'start' },
    ],
    rows: bands.map(({ metres, days, pairs, expected, p, stands }) => [
      capitalised(`${inWords(metres)} m, ${inWords(days)} days`),
      count(pairs),
      decimal(expected),
      chance(p),
      stands ? 'More than chance' : 'Within chance',
    ]),
  };
}

/** “[0,125]” and “(125,250]” as people say them. */
function inWords(band: string): string {
  const [from, to] = band.slice(1, -1).split(',');
  return band.startsWith('[0') ? `up to ${to}` : `${from} to ${to}`;
}

function windowBlocks({ windows, windowDays, windowMetres }: NearRepeat): Block[] {
  if (windowDays === null) return [];
  if (windows.length === 0) return [{ kind: 'paragraph', text: 'No window is open after this week.' }];
  return [
    {
      kind: 'paragraph',
      text:
        `${counted(windows.length, 'window is', 'windows are')} open: the ${windowMetres} m around these shootings. ` +
        'A window says where another is more likely than usual, not that one will happen, and nothing of any person.',
    },
    {
      kind: 'table',
      caption: 'Open near-repeat windows',
      columns: [
        { label: 'Around', align: 'start' },
        { label: 'Since', align: 'start' },
        { label: 'Until', align: 'start' },
      ],
      rows: windows.map(({ place, since, until }) => [place, day(since), day(until)]),
    },
  ];
}
