/** One thing to ask of whoever records; `pick` offers what the case or the code lists have. */
export type Ask = {
  key: string;
  label: string;
  kind: 'text' | 'long' | 'day' | 'moment' | 'check' | 'choice' | 'pick';
  from?:
    | 'defendants'
    | 'charges'
    | 'hearings'
    | 'statutes'
    | 'new-defendant'
    | 'new-charge'
    | 'new-hearing'
    | 'colleagues';
  options?: readonly string[];
  /** Where it goes: a name within the case, what stands in every row, or a field that an agreement may leave out. */
  to: 'defendantKey' | 'chargeKey' | 'hearingKey' | 'payload' | 'parties' | 'effectiveAt';
  optional?: boolean;
};
export type Entry = { kind: string; label: string; sides: readonly string[]; asks: readonly Ask[] };

const defendant: Ask = {
  key: 'defendant',
  label: 'Defendant',
  kind: 'pick',
  from: 'defendants',
  to: 'defendantKey',
};
const charge: Ask = { key: 'charge', label: 'Charge', kind: 'pick', from: 'charges', to: 'chargeKey' };
const hearing: Ask = { key: 'hearing', label: 'Hearing', kind: 'pick', from: 'hearings', to: 'hearingKey' };
const text = (key: string, label: string, optional = false): Ask => ({
  key,
  label,
  kind: 'text',
  to: 'payload',
  optional,
});
const choice = (key: string, label: string, ...options: string[]): Ask => ({
  key,
  label,
  kind: 'choice',
  options,
  to: 'payload',
});
const statute: Ask = { key: 'statute', label: 'Statute', kind: 'pick', from: 'statutes', to: 'payload' };
const newCharge: Ask = { key: 'charge', label: '', kind: 'pick', from: 'new-charge', to: 'chargeKey' };

const entries: readonly Entry[] = [
  {
    ...{ kind: 'evidence-listed', label: 'Evidence is listed, or its status changed', sides: ['police'] },
    asks: [
      text('item', 'Item'),
      text('kind', 'Kind'),
      choice(
        'status',
        'Status',
        'outstanding',
        'requested',
        'collected',
        'at the lab',
        'received',
        'not available',
      ),
    ],
  },
  {
    ...{ kind: 'defendant-named', label: 'A defendant is named', sides: ['police', 'prosecutor'] },
    asks: [
      { key: 'defendant', label: '', kind: 'pick', from: 'new-defendant', to: 'defendantKey' },
      { key: 'name', label: 'Name', kind: 'text', to: 'parties' },
      { key: 'birthDate', label: 'Born', kind: 'day', to: 'parties', optional: true },
      {
        key: 'juvenile',
        label: 'A juvenile: the whole case is then kept apart',
        kind: 'check',
        to: 'payload',
      },
    ],
  },
  {
    ...{ kind: 'charge-recommended', label: 'A charge is recommended', sides: ['police'] },
    asks: [defendant, newCharge, statute, text('degree', 'Degree', true)],
  },
  {
    ...{ kind: 'task-set', label: 'A task is set', sides: ['police'] },
    asks: [text('task', 'Task'), { key: 'dueOn', label: 'Due', kind: 'day', to: 'payload' }],
  },
  {
    kind: 'task-done',
    label: 'A task is done',
    sides: ['police'],
    asks: [text('task', 'Task, as it was set')],
  },
  {
    kind: 'complaint-inactivated',
    label: 'The complaint is made inactive',
    sides: ['police'],
    asks: [text('reason', 'Reason')],
  },
  {
    ...{
      kind: 'complaint-cleared-by-exception',
      label: 'The complaint is cleared by exception',
      sides: ['police'],
    },
    asks: [
      choice(
        ...(['reason', 'Reason', 'death of the offender', 'prosecution declined'] as const),
        ...['in custody of another jurisdiction', 'victim refused to cooperate', 'juvenile, no custody'],
      ),
    ],
  },
  {
    ...{ kind: 'hearing-set', label: 'A hearing is set', sides: ['prosecutor', 'court'] },
    asks: [
      { key: 'hearing', label: '', kind: 'pick', from: 'new-hearing', to: 'hearingKey' },
      choice(
        ...([
          'kind',
          'Kind',
          'arraignment',
          'detention',
          'preliminary',
          'grand jury',
          'motion',
          'pretrial',
        ] as const),
        ...['trial', 'plea', 'sentencing', 'competency'],
      ),
      { key: 'at', label: 'When', kind: 'moment', to: 'payload' },
      text('place', 'Place', true),
      {
        ...{ key: 'attorneyId', label: 'Attorney', kind: 'pick', from: 'colleagues' },
        to: 'payload',
        optional: true,
      },
    ],
  },
  {
    kind: 'hearing-held',
    label: 'A hearing was held',
    sides: ['prosecutor', 'court'],
    asks: [hearing, text('result', 'Result', true)],
  },
  {
    ...{ kind: 'hearing-continued', label: 'A hearing is continued', sides: ['prosecutor', 'court'] },
    asks: [
      hearing,
      choice('by', 'By whom', 'defense', 'prosecution', 'court', 'joint'),
      text('why', 'Why'),
      { key: 'excludable', label: 'The time is excludable', kind: 'check', to: 'payload' },
      { key: 'to', label: 'To', kind: 'moment', to: 'payload', optional: true },
    ],
  },
  {
    kind: 'hearing-vacated',
    label: 'A hearing is vacated',
    sides: ['prosecutor', 'court'],
    asks: [hearing, text('why', 'Why', true)],
  },
  {
    ...{ kind: 'charge-filed', label: 'A charge is filed', sides: ['prosecutor'] },
    asks: [defendant, newCharge, statute, text('degree', 'Degree', true), text('docket', 'Docket', true)],
  },
  {
    kind: 'charge-amended',
    label: 'A charge is amended',
    sides: ['prosecutor'],
    asks: [charge, statute, text('degree', 'Degree', true)],
  },
  {
    ...{ kind: 'charge-dismissed', label: 'A charge is dismissed', sides: ['prosecutor', 'court'] },
    asks: [
      charge,
      choice('by', 'By', 'prosecutor', 'court'),
      choice('prejudice', 'Prejudice', 'with', 'without'),
      text('reason', 'Reason'),
    ],
  },
  {
    ...{ kind: 'plea', label: 'A plea is entered', sides: ['prosecutor', 'court'] },
    asks: [charge, choice('to', 'Plea', 'guilty', 'nolo', 'not-guilty')],
  },
  {
    ...{ kind: 'verdict', label: 'A verdict is returned', sides: ['prosecutor', 'court'] },
    asks: [
      charge,
      choice(
        ...(['code', 'Verdict', 'guilty', 'guilty of a lesser offense', 'guilty but mentally ill'] as const),
        ...['not guilty', 'not guilty by reason of insanity'],
      ),
    ],
  },
  {
    ...{ kind: 'sentenced', label: 'A sentence is passed', sides: ['prosecutor', 'court'] },
    asks: [
      charge,
      choice(
        ...(['kind', 'Kind', 'incarceration', 'probation', 'fine', 'time served'] as const),
        ...['community service', 'suspended', 'restitution'],
      ),
      text('words', 'In words', true),
    ],
  },
  {
    ...{ kind: 'custody-changed', label: 'Custody changed', sides: ['prosecutor', 'court'] },
    asks: [defendant, choice('to', 'To', 'held', 'released', 'bond')],
  },
  {
    ...{ kind: 'warrant-issued', label: 'A warrant is issued', sides: ['prosecutor', 'court'] },
    asks: [defendant, choice('kind', 'Kind', 'failure-to-appear', 'bench', 'arrest')],
  },
  {
    kind: 'warrant-recalled',
    label: 'A warrant is recalled',
    sides: ['prosecutor', 'court'],
    asks: [defendant],
  },
  {
    ...{ kind: 'noted', label: 'A note of work product', sides: ['police', 'prosecutor', 'federal'] },
    asks: [{ key: 'text', label: 'Note, seen by your agency alone', kind: 'long', to: 'payload' }],
  },
];

export function entriesFor(sides: readonly string[]): readonly Entry[] {
  return entries.filter((entry) => entry.sides.some((side) => sides.includes(side)));
}
