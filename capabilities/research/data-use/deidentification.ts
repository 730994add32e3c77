import type { AppliedRules, ExtractChoices } from './contract.ts';

/** What an extract may tell of a person shot, as data: change a number here and every later extract follows. */
export const deidentification = {
  version: 'de-identification 1',
  /** Fewer people than this who share district, age, sex and race are not told apart. */
  smallestGroup: 10,
  /** In the order in which they are given up for a small group. */
  givenUp: ['race', 'sex', 'ageBand'],
  ageBands: [
    { under: 18, label: 'under 18' },
    { under: 25, label: '18 to 24' },
    { under: 35, label: '25 to 34' },
    { under: 45, label: '35 to 44' },
    { under: 55, label: '45 to 54' },
    { under: 65, label: '55 to 64' },
    { under: 200, label: '65 and over' },
  ],
  dayParts: ['night, 0 to 6', 'morning, 6 to 12', 'afternoon, 12 to 18', 'evening, 18 to 24'],
} as const;

export const whoLabels = { ageBand: 'age in bands', sex: 'sex', race: 'race' } as const;

/** The rules that the choices of a request come to, frozen with the extract. */
export function rulesFor(choices: ExtractChoices): AppliedRules {
  const { version, smallestGroup } = deidentification;
  return { version, smallestGroup, choices, sentences: sentencesFor(choices) };
}

function sentencesFor({ dates, dayPart, district, cellSize, who }: ExtractChoices): string[] {
  const { smallestGroup } = deidentification;
  return [
    'Never passed: names, report numbers, addresses and blocks, exact points, exact times, exact ages, notes.',
    'People whom a rule of the site leaves out of analyses are left out.',
    dates === 'day' ? 'The day of the shooting.' : 'The week of the shooting, by its Monday.',
    dayPart ? 'The part of the day, six hours long.' : 'No time of day.',
    'Whether the person died.',
    district
      ? `The district, where at least ${smallestGroup} people of the extract were shot there.`
      : 'No district.',
    cellSize === null
      ? 'No place finer than that.'
      : `The centre of the ${cellSize} m cell of the site’s published grid, never the point.`,
    who.length === 0
      ? 'Nothing of who was hit: no age, sex or race.'
      : `Of who was hit: ${who.map((field) => whoLabels[field]).join(', ')}. Where fewer than ${smallestGroup} people ` +
        'share all that is told, race is blanked first, then sex, then age.',
  ];
}
