import type { Definition } from './contract.ts';

const JUSTICE_COUNTS =
  'Justice Counts, metrics for prosecution (Bureau of Justice Assistance and the Council of State Governments Justice Center)';
const INDICATORS =
  'Prosecutorial Performance Indicators (Florida International University and Loyola University Chicago)';
const OWN = 'This platform';

/** What each figure counts, in our own words, and whose figure it is. */
export const definitions: readonly Definition[] = [
  define(
    'unit',
    'funnel',
    'Unit of count',
    'One defendant and all charges of one case. A felony stays a felony though it is reduced later.',
    JUSTICE_COUNTS,
  ),
  define(
    'stages',
    'funnel',
    'Stages',
    'Complaint, referred, adopted, charged, disposed of, convicted: each counts whoever came that far or further, in the year of the complaint.',
    OWN,
  ),
  define(
    'conviction',
    'funnel',
    'Convicted',
    'Any plea of guilty or no contest makes the case a conviction by plea; else any verdict of guilty one by verdict, also of something less than charged. An acquittal by reason of insanity is none.',
    JUSTICE_COUNTS,
  ),
  define(
    'first-end',
    'time-to-stage',
    'Date of the disposition',
    'When the last of the charges that stand was first disposed of. What is decided later, on appeal or otherwise, does not change it. Warrants, mistrials, transfers and charges superseded are no ends.',
    JUSTICE_COUNTS,
  ),
  define(
    'competing',
    'time-to-stage',
    'Time to a stage',
    'The share to whom each end had happened by each day, the ends competing and open cases censored (Aalen–Johansen).',
    OWN,
  ),
  define(
    'declined-reason',
    'reasons',
    'Reasons',
    'The coded reason given with the first decision to decline, and with the dismissal that first ended the case.',
    OWN,
  ),
  define(
    'continuance',
    'continuances',
    'Continuance',
    'A hearing moved to another day before it was held, with who asked for it and whether the time counts against the clock of a speedy trial.',
    OWN,
  ),
  define(
    'missing',
    'missing-dispositions',
    'Missing disposition',
    'Charged, not disposed of, no hearing ahead, no warrant or competency hold, and nothing told for more than 180 days.',
    OWN,
  ),
  define(
    'caseload',
    'caseload',
    'Caseload',
    'What is open with an office on the day of the data.',
    JUSTICE_COUNTS,
  ),
  define(
    'referred',
    'justice-counts',
    'Cases referred',
    'Defendants whom police or another agency brought to the office for a decision, in the year they first were.',
    JUSTICE_COUNTS,
  ),
  define(
    'declined',
    'justice-counts',
    'Cases declined',
    'Referred defendants on whom the office decided to decline and none of whose referred charges was filed.',
    JUSTICE_COUNTS,
  ),
  define(
    'disposed',
    'justice-counts',
    'Cases disposed',
    'Charged defendants whose case ended, by the kind of its first end, in the year it ended.',
    JUSTICE_COUNTS,
  ),
  define(
    'rejection',
    'performance',
    'Case rejection at filing',
    'Of the defendants screened in a year, the share whose first decision was to decline.',
    INDICATORS,
  ),
  define(
    'dismissal',
    'performance',
    'Case dismissal after filing',
    'Of the defendants disposed of in a year, the share whose case first ended in a dismissal.',
    INDICATORS,
  ),
  define(
    'timeliness',
    'performance',
    'Timeliness',
    'Of the defendants disposed of in a year, the share within 180 days of the charge, without time on warrant or competency hold.',
    INDICATORS,
  ),
  {
    ...define(
      'victims',
      'performance',
      'Contact with victims',
      'How soon and how often victims are contacted. Not measured here: it would need records that stay with the victims’ own services.',
      INDICATORS,
    ),
    measured: false,
  },
];

function define(
  key: string,
  measure: Definition['measure'],
  title: string,
  text: string,
  source: string,
): Definition {
  return { key, measure, title, text, source, measured: true };
}

export const measureTitles: Record<Definition['measure'], string> = {
  funnel: 'Funnel',
  'time-to-stage': 'Time to each stage',
  reasons: 'Reasons',
  continuances: 'Continuances',
  'missing-dispositions': 'Missing dispositions',
  caseload: 'Caseload',
  'justice-counts': 'Justice Counts',
  performance: 'Performance indicators',
};
