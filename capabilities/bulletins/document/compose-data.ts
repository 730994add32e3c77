import type { Block, BulletinContent } from '../contract.ts';
import { addDays } from '../drafting/due-week.ts';
import { count, counted, day } from './words.ts';

/** Late reports keep coming for about this long; weeks nearer to the day the data were taken may still grow. */
const SETTLING_DAYS = 28;

export function caveatBlocks({ quality, figures, week }: BulletinContent): Block[] {
  const { takenOn, rowsRead, rowsSetAside } = quality;
  const settledBy = addDays(takenOn, -SETTLING_DAYS);
  return [
    { kind: 'heading', text: 'What the data can’t tell yet' },
    {
      kind: 'list',
      items: [
        `The data were taken on ${day(takenOn)}; nothing later is in them.`,
        `Days after ${day(settledBy)} may still gain late reports${
          week.to > settledBy ? ', so the last weeks of this bulletin are not complete' : ''
        }.`,
        delayWords(quality),
        `${count(rowsSetAside)} of ${counted(rowsRead, 'row', 'rows')} of the files are set aside and not counted.`,
        ...figures.setAside.map(
          ({ reason, count: n }) =>
            `Not counted: ${counted(n, 'shooting', 'shootings')}. ${reason.replace(/\.?$/, '.')}`,
        ),
        'The bands look back over a year and know no season beyond it, and no cause.',
      ],
    },
  ];
}

function delayWords({ arrivals, versions }: BulletinContent['quality']): string {
  const total = arrivals?.reduce((sum, { victims }) => sum + victims, 0) ?? 0;
  if (!arrivals || total === 0) {
    return versions < 2
      ? 'The reporting delay is not known: the site has accepted one version of these data so far.'
      : 'No later version has added a shooting yet, so the reporting delay is not known.';
  }
  const told = arrivals.filter(({ victims }) => victims > 0);
  const parts = told.map(({ label, victims }) => `${count(victims)} (${label})`).join(', ');
  return `Of ${count(total)} people added by later versions, so many first appeared, by the time since the shooting: ${parts}.`;
}

export function sourceBlocks({ dataLabel, figures }: BulletinContent): Block[] {
  return [
    { kind: 'heading', text: 'How we know' },
    {
      kind: 'list',
      items: [
        `Data version: ${dataLabel}. ${counted(figures.used, 'shooting', 'shootings')} to the end of the week.`,
        'A shooting is one incident, grouped by place and time, whatever the number of people shot.',
        'Intervals of counts: Garwood. Bands: Poisson, widened where earlier counts vary more (Student’s t).',
        `Computed by ${figures.codeVersion}; the same week and data version always give the same figures.`,
      ],
    },
  ];
}
