/**
 * The machines of a case, as data: what stands is read off them, the server refuses by them, screens draw their
 * strips from them and the reference lists them. A move is the kind of a legal event, with its answer where the
 * answer decides (`screened: declined`); `ends: …` stands for every event that ends a charge that way. Where an
 * event is told from a state that its move does not start in, it can't have happened as told: an exception.
 */
export type Machine = {
  noun: string;
  initial: string;
  states: Readonly<Record<string, { label: string; says: string; closed?: boolean; waitsOn?: string }>>;
  moves: readonly { on: string; from: readonly string[]; to: string }[];
};

/** The move leaves the state as it is. */
export const SAME = 'same';

export const complaintMachine = {
  noun: 'complaint',
  initial: 'not opened',
  states: {
    'not opened': { label: 'Not opened', says: 'No complaint is on record.' },
    open: { label: 'Open', says: 'Police investigate.', waitsOn: 'police' },
    referred: { label: 'Referred', says: 'A prosecutor has it.' },
    inactive: { label: 'Inactive', says: 'Nothing is left to follow for now.', closed: true },
    'cleared by exception': {
      label: 'Cleared by exception',
      says: 'Known, and can’t be charged.',
      closed: true,
    },
  },
  moves: [
    { on: 'complaint-opened', from: ['not opened'], to: 'open' },
    { on: 'detective-assigned', from: ['open', 'referred', 'inactive'], to: SAME },
    { on: 'referred', from: ['open', 'referred'], to: 'referred' },
    { on: 'complaint-inactivated', from: ['open', 'referred'], to: 'inactive' },
    {
      on: 'complaint-cleared-by-exception',
      from: ['open', 'referred', 'inactive'],
      to: 'cleared by exception',
    },
    { on: 'complaint-reopened', from: ['inactive', 'cleared by exception'], to: 'open' },
  ],
} as const satisfies Machine;

const beforeScreening = ['received', 'under review'] as const;
const screened = [
  'adopted',
  'declined',
  'returned for investigation',
  'adopted federally',
  'other agency',
] as const;
export const referralMachine = {
  noun: 'referral',
  initial: 'not received',
  states: {
    'not received': { label: 'Not received', says: 'Nothing was referred.' },
    received: { label: 'Received', says: 'Waits for a prosecutor to read it.', waitsOn: 'prosecutor' },
    'under review': { label: 'Under review', says: 'A prosecutor reads it.', waitsOn: 'prosecutor' },
    adopted: { label: 'Adopted', says: 'Charges follow.', closed: true },
    declined: { label: 'Declined', says: 'No charge follows; the reason is on record.', closed: true },
    'returned for investigation': {
      label: 'Returned for investigation',
      says: 'Police know what is needed, and by when.',
      waitsOn: 'police',
    },
    'adopted federally': { label: 'Adopted federally', says: 'The federal office takes it.', closed: true },
    'other agency': { label: 'Sent to another agency', says: 'It belongs elsewhere.', closed: true },
  },
  moves: [
    {
      on: 'referral-received',
      from: ['not received', 'declined', 'returned for investigation', 'adopted federally', 'other agency'],
      to: 'received',
    },
    { on: 'attorney-assigned', from: [...beforeScreening, ...screened], to: SAME },
    { on: 'review-begun', from: ['received'], to: 'under review' },
    { on: 'screened: adopted', from: beforeScreening, to: 'adopted' },
    { on: 'screened: declined', from: beforeScreening, to: 'declined' },
    { on: 'screened: returned', from: beforeScreening, to: 'returned for investigation' },
    { on: 'screened: adopted-federally', from: beforeScreening, to: 'adopted federally' },
    { on: 'screened: other-agency', from: beforeScreening, to: 'other agency' },
  ],
} as const satisfies Machine;

const open = ['filed', 'on trial', 'mistrial', 'stricken'] as const;
const undecided = [...open, 'in diversion'] as const;
const guilty = ['pled', 'convicted'] as const;
export const chargeMachine = {
  noun: 'charge',
  initial: 'not filed',
  states: {
    'not filed': { label: 'Not filed', says: 'The charge is not on record.' },
    filed: { label: 'Filed', says: 'Pending before the court.', waitsOn: 'court' },
    'on trial': { label: 'On trial', says: 'The trial has begun.', waitsOn: 'court' },
    mistrial: {
      label: 'Mistrial',
      says: 'The trial ended without a verdict: not final.',
      waitsOn: 'prosecutor',
    },
    stricken: { label: 'Stricken with leave', says: 'May be reinstated: not final.', waitsOn: 'prosecutor' },
    'in diversion': { label: 'In diversion', says: 'Ends without conviction if the program is completed.' },
    pled: { label: 'Pled', says: 'Convicted by plea.', closed: true },
    convicted: { label: 'Convicted', says: 'Convicted by verdict.', closed: true },
    acquitted: { label: 'Acquitted', says: 'Found not guilty, also by reason of insanity.', closed: true },
    dismissed: { label: 'Dismissed', says: 'Dismissed, and may be filed again.', closed: true },
    'dismissed for good': { label: 'Dismissed with prejudice', says: 'Can’t be filed again.', closed: true },
    diverted: { label: 'Diverted', says: 'The program was completed.', closed: true },
    rejected: { label: 'Rejected', says: 'Taken off before the court heard it.', closed: true },
    abated: { label: 'Abated by death', says: 'Ended by the defendant’s death.', closed: true },
    'closed administratively': {
      label: 'Closed administratively',
      says: 'Closed without a decision.',
      closed: true,
    },
    reversed: { label: 'Reversed on appeal', says: 'A conviction that did not last.', closed: true },
    merged: { label: 'Merged', says: 'Part of another charge.', closed: true },
    superseded: { label: 'Superseded', says: 'Another charge took its place: not final.', closed: true },
    transferred: { label: 'Transferred', says: 'Goes on in another court: not final.', closed: true },
    refiled: { label: 'Refiled', says: 'Goes on as another charge: not final.', closed: true },
  },
  moves: [
    { on: 'charge-filed', from: ['not filed'], to: 'filed' },
    { on: 'charge-amended', from: undecided, to: SAME },
    { on: 'plea: not-guilty', from: undecided, to: SAME },
    { on: 'stays open', from: undecided, to: SAME },
    { on: 'trial-began', from: open, to: 'on trial' },
    { on: 'diversion-entered', from: ['filed', 'mistrial', 'stricken'], to: 'in diversion' },
    { on: 'diversion-failed', from: ['in diversion'], to: 'filed' },
    { on: 'ends: mistrial', from: ['filed', 'on trial'], to: 'mistrial' },
    { on: 'ends: stricken', from: open, to: 'stricken' },
    { on: 'ends: pled', from: open, to: 'pled' },
    { on: 'ends: convicted', from: open, to: 'convicted' },
    { on: 'ends: acquitted', from: open, to: 'acquitted' },
    { on: 'ends: dismissed', from: undecided, to: 'dismissed' },
    { on: 'ends: dismissed for good', from: undecided, to: 'dismissed for good' },
    { on: 'ends: diverted', from: ['filed', 'in diversion'], to: 'diverted' },
    { on: 'ends: rejected', from: ['filed'], to: 'rejected' },
    { on: 'ends: abated', from: [...undecided, ...guilty], to: 'abated' },
    { on: 'ends: closed administratively', from: undecided, to: 'closed administratively' },
    { on: 'ends: merged', from: [...undecided, ...guilty], to: 'merged' },
    { on: 'ends: superseded', from: undecided, to: 'superseded' },
    { on: 'ends: transferred', from: undecided, to: 'transferred' },
    { on: 'ends: reversed', from: guilty, to: 'reversed' },
    { on: 'reopens: plea withdrawn', from: ['pled'], to: 'filed' },
    { on: 'reopens: vacated', from: guilty, to: 'filed' },
    { on: 'charge-refiled', from: ['dismissed', 'stricken', 'rejected'], to: 'refiled' },
    { on: 'sentenced', from: guilty, to: SAME },
    { on: 'sentence-amended', from: guilty, to: SAME },
    { on: 'appealed', from: [...guilty, 'dismissed', 'dismissed for good'], to: SAME },
    { on: 'remanded', from: [...guilty, 'dismissed', 'dismissed for good'], to: SAME },
  ],
} as const satisfies Machine;

export const sentenceMachine = {
  noun: 'sentence',
  initial: 'none',
  states: {
    none: { label: 'Not sentenced', says: 'No sentence was passed.' },
    sentenced: { label: 'Sentenced', says: 'A sentence stands.', closed: true },
  },
  moves: [
    { on: 'sentenced', from: ['none'], to: 'sentenced' },
    { on: 'sentence-amended', from: ['sentenced'], to: 'sentenced' },
    { on: 'reopens: plea withdrawn', from: ['none', 'sentenced'], to: 'none' },
    { on: 'reopens: vacated', from: ['none', 'sentenced'], to: 'none' },
    { on: 'remanded: resentencing', from: ['none', 'sentenced'], to: 'none' },
  ],
} as const satisfies Machine;

export const appealMachine = {
  noun: 'appeal',
  initial: 'none',
  states: {
    none: { label: 'None', says: 'No appeal is pending.' },
    pending: { label: 'On appeal', says: 'A higher court decides.', waitsOn: 'court' },
  },
  moves: [
    { on: 'appealed', from: ['none'], to: 'pending' },
    { on: 'remanded', from: ['pending'], to: 'none' },
  ],
} as const satisfies Machine;

export const hearingMachine = {
  noun: 'hearing',
  initial: 'not set',
  states: {
    'not set': { label: 'Not set', says: 'No such hearing is on the calendar.' },
    set: { label: 'Set', says: 'It stands in the calendar.', waitsOn: 'court' },
    continued: { label: 'Continued', says: 'Put off without a new day.', waitsOn: 'court' },
    held: { label: 'Held', says: 'It took place.', closed: true },
    vacated: { label: 'Vacated', says: 'It will not take place.', closed: true },
  },
  moves: [
    { on: 'hearing-set', from: ['not set', 'continued'], to: 'set' },
    { on: 'hearing-continued: to a day', from: ['set', 'continued'], to: 'set' },
    { on: 'hearing-continued: without a day', from: ['set'], to: 'continued' },
    { on: 'hearing-held', from: ['set', 'continued'], to: 'held' },
    { on: 'hearing-vacated', from: ['set', 'continued'], to: 'vacated' },
  ],
} as const satisfies Machine;

const anyCustody = ['unknown', 'held', 'released', 'bond'] as const;
export const custodyMachine = {
  noun: 'custody',
  initial: 'unknown',
  states: {
    unknown: { label: 'Not said', says: 'Nothing is on record about custody.' },
    held: { label: 'Held', says: 'In custody.' },
    released: { label: 'Released', says: 'Free without bond.' },
    bond: { label: 'Bond', says: 'Free, or may be, on bond.' },
  },
  moves: [
    { on: 'custody-changed: held', from: anyCustody, to: 'held' },
    { on: 'custody-changed: released', from: anyCustody, to: 'released' },
    { on: 'custody-changed: bond', from: anyCustody, to: 'bond' },
  ],
} as const satisfies Machine;

export const warrantMachine = {
  noun: 'warrant',
  initial: 'none',
  states: {
    none: { label: 'None', says: 'No warrant is out.' },
    outstanding: { label: 'Outstanding', says: 'The clock stands while it is out.', waitsOn: 'police' },
  },
  moves: [
    { on: 'warrant-issued', from: ['none', 'outstanding'], to: 'outstanding' },
    { on: 'warrant-recalled', from: ['outstanding'], to: 'none' },
  ],
} as const satisfies Machine;

export const competencyMachine = {
  noun: 'competency',
  initial: 'not in question',
  states: {
    'not in question': { label: 'Not in question', says: 'No hold.' },
    hold: { label: 'Held for competency', says: 'The clock stands until competency is restored.' },
  },
  moves: [
    { on: 'competency-hold', from: ['not in question'], to: 'hold' },
    { on: 'competency-restored', from: ['hold'], to: 'not in question' },
  ],
} as const satisfies Machine;

export const joinderMachine = {
  noun: 'defendant',
  initial: 'joined',
  states: {
    joined: { label: 'Joined', says: 'Tried with the others.' },
    severed: { label: 'Severed', says: 'Tried apart.' },
  },
  moves: [
    { on: 'defendant-joined', from: ['joined', 'severed'], to: 'joined' },
    { on: 'defendant-severed', from: ['joined'], to: 'severed' },
  ],
} as const satisfies Machine;

export const federalMachine = {
  noun: 'federal adoption',
  initial: 'not proposed',
  states: {
    'not proposed': { label: 'Not proposed', says: 'No federal agency was asked.' },
    proposed: { label: 'Proposed', says: 'A federal agency was asked.', waitsOn: 'federal agency' },
    adopted: { label: 'Adopted', says: 'The federal agency takes it.', closed: true },
    declined: { label: 'Declined', says: 'The federal agency does not take it.', closed: true },
  },
  moves: [
    { on: 'federal-proposed', from: ['not proposed', 'proposed', 'declined'], to: 'proposed' },
    { on: 'federal-adopted', from: ['not proposed', 'proposed', 'declined'], to: 'adopted' },
    { on: 'federal-declined', from: ['not proposed', 'proposed'], to: 'declined' },
    { on: 'agent-assigned', from: ['not proposed', 'proposed', 'adopted', 'declined'], to: SAME },
  ],
} as const satisfies Machine;

export const caseMachines: readonly Machine[] = [
  complaintMachine,
  referralMachine,
  chargeMachine,
  sentenceMachine,
  appealMachine,
  hearingMachine,
  custodyMachine,
  warrantMachine,
  competencyMachine,
  joinderMachine,
  federalMachine,
];

/** How a court’s part stands, coarse enough to say nothing of what was decided. */
export const courtStatuses = {
  pending: { label: 'Pending', waitsOn: 'court' },
  'on trial': { label: 'On trial', waitsOn: 'court' },
  'warrant outstanding': { label: 'Warrant outstanding', waitsOn: 'police' },
  'competency hold': { label: 'Competency hold', waitsOn: 'court' },
  'in diversion': { label: 'In diversion', waitsOn: null },
  'awaiting sentence': { label: 'Awaiting sentence', waitsOn: 'court' },
  'on appeal': { label: 'On appeal', waitsOn: 'court' },
  elsewhere: { label: 'Goes on elsewhere', waitsOn: null },
  disposed: { label: 'Disposed of', waitsOn: null },
} as const;
