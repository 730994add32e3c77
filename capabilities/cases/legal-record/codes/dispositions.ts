import type { DispositionClass } from '../standing-types.ts';

/** What an end is counted as. */
export type Ending = 'conviction' | 'acquittal' | 'dismissal' | 'diversion' | 'none';

type Result = {
  class: DispositionClass;
  ending: Ending;
  /** The state of the charge machine it leads to; null where the charge stays open as it was. */
  state: string | null;
};

/** Every way a charge ends, or seems to. The second group is what published analyses take for ends and are none. */
export const results = {
  'convicted by plea': { class: 'final on the merits', ending: 'conviction', state: 'pled' },
  'convicted by verdict': { class: 'final on the merits', ending: 'conviction', state: 'convicted' },
  acquitted: { class: 'final on the merits', ending: 'acquittal', state: 'acquitted' },
  'not guilty by reason of insanity': {
    class: 'final on the merits',
    ending: 'acquittal',
    state: 'acquitted',
  },
  'dismissed by the prosecutor': { class: 'final on the merits', ending: 'dismissal', state: 'dismissed' },
  'dismissed by the court': { class: 'final on the merits', ending: 'dismissal', state: 'dismissed' },
  'dismissed for speedy trial': {
    class: 'final not on the merits',
    ending: 'dismissal',
    state: 'dismissed for good',
  },
  'dismissed on satisfaction': {
    class: 'final not on the merits',
    ending: 'dismissal',
    state: 'dismissed for good',
  },
  diverted: { class: 'final not on the merits', ending: 'diversion', state: 'diverted' },
  rejected: { class: 'final not on the merits', ending: 'none', state: 'rejected' },
  'abated by death': { class: 'final not on the merits', ending: 'none', state: 'abated' },
  'closed administratively': {
    class: 'final not on the merits',
    ending: 'none',
    state: 'closed administratively',
  },
  merged: { class: 'final not on the merits', ending: 'none', state: 'merged' },
  'reversed on appeal': { class: 'final on the merits', ending: 'none', state: 'reversed' },

  'warrant outstanding': { class: 'not final', ending: 'none', state: null },
  'held for court': { class: 'not final', ending: 'none', state: null },
  'charge changed': { class: 'not final', ending: 'none', state: null },
  'diversion entered': { class: 'not final', ending: 'none', state: 'in diversion' },
  mistrial: { class: 'not final', ending: 'none', state: 'mistrial' },
  'stricken with leave': { class: 'not final', ending: 'none', state: 'stricken' },
  superseded: { class: 'not final', ending: 'none', state: 'superseded' },
  transferred: { class: 'not final', ending: 'none', state: 'transferred' },
  refiled: { class: 'not final', ending: 'none', state: 'refiled' },
  'plea withdrawn': { class: 'not final', ending: 'none', state: 'filed' },
  vacated: { class: 'not final', ending: 'none', state: 'filed' },
} as const satisfies Record<string, Result>;

export type ResultName = keyof typeof results;

export type MappedCode = {
  result: ResultName;
  /** Guilty of something less than charged: a conviction all the same. */
  lesser?: boolean;
};

/** Codes as the source writes them. What is not here is not known: its row is set aside, never counted as "other". */
export const dispositionCodes = {
  'cook-county': {
    'Nolle Prosecution': { result: 'dismissed by the prosecutor' },
    'Case Dismissed': { result: 'dismissed by the court' },
    'Finding of No Probable Cause': { result: 'dismissed by the court' },
    FNPC: { result: 'dismissed by the court' },
    'Plea of Guilty': { result: 'convicted by plea' },
    'Plea of Guilty - Amended Charge': { result: 'convicted by plea' },
    'Plea of Guilty - Lesser Included': { result: 'convicted by plea', lesser: true },
    'Plea of Guilty But Mentally Ill': { result: 'convicted by plea' },
    'Finding Guilty': { result: 'convicted by verdict' },
    'Finding Guilty - Amended Charge': { result: 'convicted by verdict' },
    'Finding Guilty - Lesser Included': { result: 'convicted by verdict', lesser: true },
    'Finding Guilty But Mentally Ill': { result: 'convicted by verdict' },
    'Verdict Guilty': { result: 'convicted by verdict' },
    'Verdict Guilty - Amended Charge': { result: 'convicted by verdict' },
    'Verdict Guilty - Lesser Included': { result: 'convicted by verdict', lesser: true },
    'Verdict Guilty But Mentally Ill': { result: 'convicted by verdict' },
    'Finding Not Guilty': { result: 'acquitted' },
    'Verdict Not Guilty': { result: 'acquitted' },
    'Finding Not Guilty by Reason of Insanity': { result: 'not guilty by reason of insanity' },
    'Verdict Not Guilty by Reason of Insanity': { result: 'not guilty by reason of insanity' },
    'Charge Rejected': { result: 'rejected' },
    'Charge Reversed': { result: 'reversed on appeal' },
    'Charge Vacated': { result: 'vacated' },
    'Death Suggested-Cause Abated': { result: 'abated by death' },
    'Abated by Death': { result: 'abated by death' },
    BFW: { result: 'warrant outstanding' },
    'Bond Forfeiture Warrant': { result: 'warrant outstanding' },
    SOL: { result: 'stricken with leave' },
    SOLW: { result: 'stricken with leave' },
    'Superseded by Indictment': { result: 'superseded' },
    'Mistrial Declared': { result: 'mistrial' },
    'Transferred - Misd Crt': { result: 'transferred' },
    'Transferred to Misdemeanor Court': { result: 'transferred' },
    Withdrawn: { result: 'dismissed by the prosecutor' },
  },
  pennsylvania: {
    'Guilty Plea': { result: 'convicted by plea' },
    'Guilty Plea - Negotiated': { result: 'convicted by plea' },
    'Guilty Plea - Non-Negotiated': { result: 'convicted by plea' },
    'Nolo Contendere': { result: 'convicted by plea' },
    'Guilty Plea to Lesser Offense': { result: 'convicted by plea', lesser: true },
    Guilty: { result: 'convicted by verdict' },
    'Guilty of Lesser Offense': { result: 'convicted by verdict', lesser: true },
    'Not Guilty': { result: 'acquitted' },
    'Not Guilty by Reason of Insanity': { result: 'not guilty by reason of insanity' },
    'Judgment of Acquittal': { result: 'acquitted' },
    'Nolle Prossed': { result: 'dismissed by the prosecutor' },
    Withdrawn: { result: 'dismissed by the prosecutor' },
    Dismissed: { result: 'dismissed by the court' },
    'Dismissed - Rule 586': { result: 'dismissed on satisfaction' },
    'Dismissed - Rule 600': { result: 'dismissed for speedy trial' },
    'Demurrer Sustained': { result: 'dismissed by the court' },
    'Held for Court': { result: 'held for court' },
    'Charge Changed': { result: 'charge changed' },
    ARD: { result: 'diversion entered' },
    'ARD Completed': { result: 'diverted' },
    'Guilty Plea Withdrawn': { result: 'plea withdrawn' },
    'Administrative Closure': { result: 'closed administratively' },
    'Abated by Death': { result: 'abated by death' },
    Mistrial: { result: 'mistrial' },
    Transferred: { result: 'transferred' },
    Merged: { result: 'merged' },
  },
} as const satisfies Record<string, Record<string, MappedCode>>;

export type DispositionList = keyof typeof dispositionCodes;
export const dispositionLists = Object.keys(dispositionCodes) as DispositionList[];

/** What a source's code means; null when the list, or any list where none is named, does not have it. */
export function dispositionOfCode(code: string, list?: string | null): MappedCode | null {
  const named = list ? dispositionLists.filter((name) => name === list) : dispositionLists;
  for (const name of named) {
    const found = INDEX[name].get(plain(code));
    if (found) return found;
  }
  return null;
}

/** Sources differ in case, in spaces and in their dashes; nothing else is forgiven. */
function plain(code: string): string {
  return code
    .toLowerCase()
    .replace(/[\s–—-]+/g, ' ')
    .trim();
}

const INDEX = Object.fromEntries(
  dispositionLists.map((name) => [
    name,
    new Map(
      Object.entries<MappedCode>(dispositionCodes[name]).map(([code, mapped]) => [plain(code), mapped]),
    ),
  ]),
) as Record<DispositionList, Map<string, MappedCode>>;
