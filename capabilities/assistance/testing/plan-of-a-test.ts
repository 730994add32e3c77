import type { WorkPlanDraft } from '../delivery/contract.ts';

/** The clock of a test stands at 2026-11-24, in New York. */
export const aPlan: WorkPlanDraft = {
  scope: 'An assessment of how nonfatal shootings are investigated, and training of the team that follows.',
  ttaType: 'both',
  supportType: 'planning',
  startsOn: '2026-11-24',
  endsOn: '2027-05-31',
  milestones: [
    { kind: 'work-product', title: 'The assessment is handed over', dueOn: '2027-01-31' },
    { kind: 'activity', title: 'Detectives are trained', dueOn: '2027-03-31' },
  ],
  measures: [
    { measure: 'people-trained', target: 20 },
    { measure: 'deliverables-accepted', target: 1 },
  ],
  budget: [
    { kind: 'personnel', cents: 1_000_000 },
    { kind: 'travel', cents: 250_050 },
  ],
};
