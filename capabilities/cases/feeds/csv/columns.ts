/** How a column's text is read. */
export type Reading = 'text' | 'number' | 'yes-no' | 'list' | 'moment' | 'day' | 'decision';

export type Column = {
  key: string;
  label: string;
  hint: string;
  reading: Reading;
  /** Names that other systems give it. Case, spaces and punctuation make no difference. */
  known: readonly string[];
  required?: true;
};

const column = (
  key: string,
  label: string,
  reading: Reading,
  hint: string,
  known: readonly string[] = [],
): Column => ({ key, label, reading, hint, known });

/** What names an event, whatever its kind. */
export const addressColumns: readonly Column[] = [
  {
    ...column('case', 'Case', 'text', 'The number your system knows the case by.', [
      'case number',
      'case id',
      'case no',
      'report number',
      'complaint number',
      'dr number',
      'dc key',
      'matter id',
    ]),
    required: true,
  },
  {
    ...column('event', 'Event', 'text', 'Its kind, as documented: charge-filed, hearing-set…', [
      'kind',
      'event kind',
      'event type',
      'event code',
    ]),
    required: true,
  },
  {
    ...column('at', 'When', 'moment', '2026-11-24 14:30, 11/24/2026 2:30 PM, or with its zone.', [
      'date',
      'event date',
      'effective at',
      'date time',
      'timestamp',
      'occurred',
    ]),
    required: true,
  },
  column('eventId', 'Event id', 'text', 'The event’s own id: the same again is the same event.', [
    'source key',
    'event key',
    'event number',
    'row id',
  ]),
  column('revision', 'Revision', 'number', '1, then 2 where the same event was changed.', ['version']),
  column('defendant', 'Defendant', 'text', 'The defendant’s key within the case: d1.', [
    'defendant key',
    'defendant id',
    'participant id',
  ]),
  column('charge', 'Charge', 'text', 'The charge’s key within the case: c1.', [
    'charge key',
    'charge id',
    'charge number',
  ]),
  column('hearing', 'Hearing', 'text', 'The hearing’s key within the case: h1.', [
    'hearing key',
    'hearing id',
  ]),
];

/** What an event says. A column is read for the kinds of event that have it, and left alone for the others. */
export const payloadColumns: readonly (Column & { to: string })[] = [
  { ...column('reportNumber', 'Report number', 'text', 'Of a complaint.'), to: 'reportNumber' },
  { ...column('nibrsOffenses', 'NIBRS offenses', 'list', '13A; 520', ['offenses']), to: 'nibrsOffenses' },
  { ...column('victims', 'Victims', 'number', 'How many.', ['victim count']), to: 'victims' },
  { ...column('suspectKnown', 'Suspect known', 'yes-no', 'Yes or no.'), to: 'suspectKnown' },
  { ...column('arrest', 'Arrest', 'yes-no', 'Yes or no.', ['arrested']), to: 'arrest' },
  { ...column('juvenile', 'Juvenile', 'yes-no', 'Yes or no.', ['is juvenile', 'minor']), to: 'juvenile' },
  { ...column('count', 'Count', 'number', 'Number of the count.', ['count number']), to: 'count' },
  { ...column('statute', 'Statute', 'text', '18 § 2702(a)', ['statute code', 'law']), to: 'statute' },
  {
    ...column('nibrsOffense', 'NIBRS offense', 'text', '13A', [
      'nibrs',
      'nibrs code',
      'ucr code',
      'offense code',
    ]),
    to: 'nibrsOffense',
  },
  { ...column('degree', 'Grade', 'text', 'F1, M2…', ['degree', 'class', 'charge class']), to: 'degree' },
  {
    ...column('docket', 'Docket', 'text', 'The court’s number.', ['docket number', 'court case']),
    to: 'docket',
  },
  { ...column('round', 'Round', 'number', 'Of the referral.'), to: 'round' },
  { ...column('toAgencyId', 'To agency', 'text', 'Its id here.'), to: 'toAgencyId' },
  { ...column('fromAgencyId', 'From agency', 'text', 'Its id here.'), to: 'fromAgencyId' },
  {
    ...column('decision', 'Decision', 'decision', 'adopted, declined, returned…', [
      'screening result',
      'screening decision',
      'felony review result',
    ]),
    to: 'decision',
  },
  { ...column('needed', 'What is needed', 'list', 'Lab report; video'), to: 'needed' },
  { ...column('dueOn', 'Due', 'day', '2026-12-24', ['due date', 'due on']), to: 'dueOn' },
  { ...column('charges', 'Charges', 'list', 'c1; c2'), to: 'charges' },
  { ...column('reason', 'Reason', 'text', 'From the list of the kind.', ['reason code']), to: 'reason' },
  { ...column('prejudice', 'Prejudice', 'text', 'with or without'), to: 'prejudice' },
  { ...column('by', 'By', 'text', 'Who did it: defense, prosecution, court…', ['continued by']), to: 'by' },
  { ...column('why', 'Why', 'text', 'In words.'), to: 'why' },
  { ...column('excludable', 'Excludable', 'yes-no', 'Whether the time counts.'), to: 'excludable' },
  { ...column('to', 'To', 'text', 'held, guilty…', ['plea', 'custody']), to: 'to' },
  { ...column('continuedTo', 'Continued to', 'moment', 'The new date.', ['next date']), to: 'to' },
  { ...column('type', 'Type', 'text', 'Of a hearing, warrant or sentence.', ['hearing type']), to: 'kind' },
  { ...column('hearingAt', 'Hearing date', 'moment', 'When it is to be held.', ['set for']), to: 'at' },
  { ...column('place', 'Place', 'text', 'Courtroom.', ['courtroom', 'room']), to: 'place' },
  {
    ...column('code', 'Code', 'text', 'The source’s disposition.', ['disposition', 'disposition code']),
    to: 'code',
  },
  { ...column('list', 'Code list', 'text', 'cook-county or pennsylvania.'), to: 'list' },
  { ...column('into', 'Merged into', 'text', 'A charge’s key.'), to: 'into' },
  { ...column('as', 'Refiled as', 'text', 'A charge’s key.'), to: 'as' },
  { ...column('voids', 'Takes back', 'text', 'The id of the event that was wrong.'), to: 'voids' },
  { ...column('item', 'Item', 'text', 'Of evidence.'), to: 'item' },
  { ...column('status', 'Status', 'text', 'Of evidence.'), to: 'status' },
  { ...column('task', 'Task', 'text', 'In words.'), to: 'task' },
  { ...column('before', 'Trial before', 'text', 'judge or jury'), to: 'before' },
  { ...column('result', 'Result', 'text', 'Of an appeal or a hearing.'), to: 'result' },
  { ...column('program', 'Program', 'text', 'Of a diversion.'), to: 'program' },
  { ...column('until', 'Until', 'day', '2027-06-30'), to: 'until' },
  { ...column('minDays', 'Minimum days', 'number', 'Of a sentence.'), to: 'minDays' },
  { ...column('maxDays', 'Maximum days', 'number', 'Of a sentence.'), to: 'maxDays' },
  { ...column('fineCents', 'Fine in cents', 'number', '50000'), to: 'fineCents' },
];

/** What stands in rows of its own, so that an agreement can leave it out. */
export const fieldColumns: readonly (Column & { field: string; to: string })[] = [
  {
    ...column('name', 'Name', 'text', 'Of the defendant.', ['defendant name', 'full name']),
    field: 'parties',
    to: 'name',
  },
  {
    ...column('birthDate', 'Date of birth', 'day', '1990-05-17', ['dob', 'birth date']),
    field: 'parties',
    to: 'birthDate',
  },
  { ...column('narrative', 'Narrative', 'text', 'Of the complaint.'), field: 'narrative', to: 'text' },
  {
    ...column('declineReason', 'Reason for declining', 'text', 'insufficient-evidence…', ['reason declined']),
    field: 'reasons',
    to: 'reason',
  },
];

export const columns: readonly Column[] = [...addressColumns, ...payloadColumns, ...fieldColumns];
