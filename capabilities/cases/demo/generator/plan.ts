import type { Draw } from './draw.ts';
import {
  type Ending,
  endings,
  type Offense,
  offenses,
  screening,
  screeningAgain,
  shares,
} from './parameters.ts';

/** What is decided of a case before it is told. Scripts overrule some of it, so that no edge is left to chance. */
export type Plan = {
  offense: Offense;
  solved: boolean;
  defendants: number;
  juvenile: boolean;
  sealed: boolean;
  first: string;
  comesBack: boolean;
  second: 'adopted' | 'declined' | 'returned';
  federalDeclines: boolean;
  severs: boolean;
  /** One for each defendant. */
  endings: Ending[];
  failsToAppear: boolean;
  isCaught: boolean;
  competencyHold: boolean;
  refiles: boolean;
  diversionFails: boolean;
  appeals: boolean;
  dispositionMissing: boolean;
  /** Takes less or more than the usual time at screening. */
  screeningDays: number;
  /** Whose case it is, where the demo people are to have work. */
  isOurs: boolean;
};

export function planCase(draw: Draw): Plan {
  const offense = draw.weighed(offenses.map((one) => [one, one.weight] as const));
  const defendants = draw.chance(shares.severalDefendants) ? draw.whole(2, 3) : 1;
  return {
    offense,
    solved: draw.chance(offense.cleared),
    defendants,
    juvenile: draw.chance(shares.juvenile),
    sealed: draw.chance(shares.sealed),
    first: draw.weighed(screening),
    comesBack: draw.chance(shares.comesBack),
    second: draw.weighed(screeningAgain),
    federalDeclines: draw.chance(shares.federalDeclines),
    severs: defendants > 1 && draw.chance(shares.severed),
    endings: Array.from({ length: defendants }, () => draw.weighed(endings)),
    failsToAppear: draw.chance(shares.failsToAppear),
    isCaught: draw.chance(shares.caught),
    competencyHold: draw.chance(shares.competencyHold),
    refiles: draw.chance(shares.refiled),
    diversionFails: draw.chance(shares.diversionFails),
    appeals: draw.chance(shares.appealed),
    dispositionMissing: draw.chance(shares.dispositionMissing),
    screeningDays: draw.length(7, 0.9),
    isOurs: draw.chance(0.12),
  };
}

/** An old case that nothing else befalls: what a script adds is then all that is special about it. */
const plain: Partial<Plan> = {
  solved: true,
  defendants: 1,
  juvenile: false,
  sealed: false,
  first: 'adopted',
  severs: false,
  failsToAppear: false,
  competencyHold: false,
  refiles: false,
  dispositionMissing: false,
  screeningDays: 6,
  endings: ['plea'],
};

/** Every edge, once at least, in however small a caseload. */
const edges: readonly Partial<Plan>[] = [
  { first: 'returned', comesBack: true, second: 'adopted' },
  { first: 'returned', comesBack: false },
  { first: 'returned', comesBack: true, second: 'returned' },
  { first: 'declined' },
  { first: 'adopted-federally', federalDeclines: false },
  { first: 'adopted-federally', federalDeclines: true },
  { first: 'other-agency' },
  { defendants: 2, severs: true, endings: ['plea', 'conviction'], appeals: true },
  { juvenile: true },
  { juvenile: true, endings: ['dismissal'] },
  { sealed: true },
  { endings: ['mistrial'] },
  { competencyHold: true },
  { failsToAppear: true, isCaught: true },
  { failsToAppear: true, isCaught: false },
  { endings: ['diversion'], diversionFails: true },
  { endings: ['diversion'], diversionFails: false },
  { endings: ['dismissal'], refiles: true },
  { endings: ['superseded'] },
  { dispositionMissing: true },
  { endings: ['acquittal'] },
  { solved: false },
];
export const oldScripts = edges.map((script): Partial<Plan> => ({ ...plain, ...script }));

/** The last weeks: work that waits for the people of the demo. */
export const recentScripts: readonly Partial<Plan>[] = [
  ...Array.from({ length: 6 }, () => ({ ...plain, isOurs: true, screeningDays: 90 })),
  ...Array.from({ length: 4 }, () => ({ ...plain, isOurs: true, first: 'returned', comesBack: false })),
  ...Array.from({ length: 8 }, () => ({ ...plain, isOurs: true })),
];
