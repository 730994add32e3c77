/**
 * What the invented caseload is like. Where a figure was published, the README beside names it; the others are plain
 * choices, made so that every edge of the law is met.
 */

export type Offense = {
  nibrs: string;
  statute: string;
  degree: string;
  /** Lesser offense that pleas are taken to. */
  lesser: { statute: string; degree: string };
  weight: number;
  /** Share cleared by arrest or exception (FBI, Crime in the United States 2019). */
  cleared: number;
  gun: boolean;
};

export const offenses: readonly Offense[] = [
  {
    nibrs: '09A',
    statute: '18 § 2502(a)',
    degree: 'F1',
    lesser: { statute: '18 § 2502(c)', degree: 'F1' },
    weight: 2,
    cleared: 0.614,
    gun: true,
  },
  {
    nibrs: '11A',
    statute: '18 § 3121',
    degree: 'F1',
    lesser: { statute: '18 § 3126', degree: 'M1' },
    weight: 3,
    cleared: 0.329,
    gun: false,
  },
  {
    nibrs: '120',
    statute: '18 § 3701(a)(1)(i)',
    degree: 'F1',
    lesser: { statute: '18 § 3921', degree: 'F3' },
    weight: 15,
    cleared: 0.305,
    gun: true,
  },
  {
    nibrs: '13A',
    statute: '18 § 2702(a)(1)',
    degree: 'F1',
    lesser: { statute: '18 § 2701', degree: 'M2' },
    weight: 26,
    cleared: 0.523,
    gun: true,
  },
  {
    nibrs: '220',
    statute: '18 § 3502',
    degree: 'F2',
    lesser: { statute: '18 § 3503', degree: 'F3' },
    weight: 12,
    cleared: 0.141,
    gun: false,
  },
  {
    nibrs: '240',
    statute: '18 § 3921',
    degree: 'F3',
    lesser: { statute: '18 § 3928', degree: 'M2' },
    weight: 14,
    cleared: 0.138,
    gun: false,
  },
  // An arrest for what police themselves find is the complaint, so nearly all are cleared.
  {
    nibrs: '520',
    statute: '18 § 6105',
    degree: 'F1',
    lesser: { statute: '18 § 6106', degree: 'F3' },
    weight: 16,
    cleared: 0.97,
    gun: true,
  },
  {
    nibrs: '35A',
    statute: '35 § 780-113(a)(30)',
    degree: 'F',
    lesser: { statute: '35 § 780-113(a)(16)', degree: 'M' },
    weight: 12,
    cleared: 0.98,
    gun: false,
  },
];

/** Of 100 arrests for a felony: rejected at screening, diverted or sent elsewhere, dismissed, acquitted, pled, found guilty. */
export const ofHundredArrests = {
  rejected: 23,
  diverted: 6,
  dismissed: 22,
  acquitted: 1,
  pled: 45,
  foundGuilty: 3,
};

const { dismissed, acquitted, pled, foundGuilty } = ofHundredArrests;
export type Ending =
  | 'plea'
  | 'dismissal'
  | 'conviction'
  | 'acquittal'
  | 'diversion'
  | 'mistrial'
  | 'superseded';
/** Half of those diverted are diverted before filing; mistrials and superseded charges are small shares of our own. */
export const endings: readonly (readonly [Ending, number])[] = [
  ['plea', pled],
  ['dismissal', dismissed],
  ['conviction', foundGuilty],
  ['acquittal', acquitted],
  ['diversion', ofHundredArrests.diverted / 2],
  ['mistrial', 0.4],
  ['superseded', 1.2],
];

/** Screening of a first referral; a returned one is decided again in its second round. */
export const screening: readonly (readonly [string, number])[] = [
  ['adopted', 62],
  ['declined', 20],
  ['returned', 14],
  ['adopted-federally', 2],
  ['other-agency', 2],
];
/** A second referral is adopted more often than a first, and returned seldom. */
export const screeningAgain = [
  ['adopted', 72],
  ['declined', 24],
  ['returned', 4],
] as const;

export const declineReasons: readonly (readonly [string, number])[] = [
  ['insufficient-evidence', 38],
  ['victim-or-witness', 26],
  ['interest-of-justice', 10],
  ['search-or-seizure', 7],
  ['prosecuted-elsewhere', 5],
  ['diverted', 5],
  ['no-jurisdiction', 3],
  ['civil-or-administrative', 3],
  ['lab-pending', 2],
  ['limitations', 1],
  ['defendant-deceased', 1],
];

/**
 * Days from filing to disposition: a log-normal law with the published mean of 256 days and 83 % within 365, which
 * leaves a median of 225 and a spread of 0.507.
 */
export const filingToDisposition = { median: 225, spread: 0.507 };

export const shares = {
  /** Released before disposition: three of five (BJS, 75 largest counties, 2006). */
  released: 0.6,
  severalDefendants: 0.14,
  juvenile: 0.05,
  sealed: 0.006,
  adoptsSomeOnly: 0.3,
  comesBack: 0.8,
  failsToAppear: 0.13,
  caught: 0.75,
  competencyHold: 0.012,
  severed: 0.15,
  pleaToLesser: 0.4,
  diversionFails: 0.25,
  refiled: 0.12,
  appealed: 0.3,
  dispositionMissing: 0.02,
  federalDeclines: 0.3,
};
