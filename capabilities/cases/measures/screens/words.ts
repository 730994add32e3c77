import { figureText } from '#web/design/figures/numbers.ts';
import type { Column } from '#web/design/parts/columns.ts';
import type { Measure, MeasureKey, Wait } from '../contract.ts';

export const tabLabels: Record<MeasureKey, string> = {
  funnel: 'Funnel',
  'time-to-stage': 'Time to stage',
  reasons: 'Reasons',
  continuances: 'Continuances',
  'missing-dispositions': 'Missing dispositions',
  caseload: 'Caseload',
  'justice-counts': 'Justice Counts',
  performance: 'Indicators',
};

export const waitLabels: Record<Wait, string> = {
  'complaint-to-charge': 'From complaint to charge',
  'referral-to-decision': 'From referral to the first decision',
  'charge-to-disposition': 'From charge to disposition',
};

/** Which measures can be narrowed, and by what. */
export const narrowedBy: Partial<Record<MeasureKey, readonly ('offense' | 'year' | 'by' | 'wait')[]>> = {
  funnel: ['by', 'offense', 'year'],
  'time-to-stage': ['wait', 'offense'],
};

export type Row = Measure['table']['rows'][number];

/** The table of a measure; what is withheld says so, in the file as on the screen. */
export function columnsOf({ columns }: Measure['table']): Column<Row>[] {
  return columns.map(({ key, label, format }) => ({
    key,
    label,
    value: (row) => row[key] ?? (format === 'text' ? '' : WITHHELD),
    render: (row) => {
      const value = row[key];
      if (typeof value !== 'number') return value ?? (format === 'text' ? '' : WITHHELD);
      return format === 'percent' || format === 'count' ? figureText(value, { format }) : value;
    },
    ...(format === 'text' ? {} : { align: 'end' as const }),
  }));
}

const WITHHELD = 'withheld';
