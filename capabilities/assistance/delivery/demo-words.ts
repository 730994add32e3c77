import { addDays, type Day } from '#platform/clock/days.ts';
import type { RequestText } from '../contract.ts';
import type { ActivityDraft, CostDraft, DeliverableDraft, SessionDraft, WorkPlanDraft } from './contract.ts';

/** What the demo’s delivered request says. All of it is made up, and says so. */
export const demoRequest: RequestText = {
  title: 'Demo: how are nonfatal shootings investigated?',
  problem: 'Demo problem: nobody knows how many nonfatal shootings are looked at by a detective.',
  wantedOutcome: 'Demo outcome: an assessment that says what would let more of them be solved.',
  primaryCoreArea: 'investigations',
  coreAreas: ['gun-violence'],
  objectiveId: null,
  urgency: 'routine',
  intensity: 'information',
};

export const demoPlan = (today: Day): WorkPlanDraft => ({
  scope: 'Demo scope: interviews, a look at case files, and an assessment with what it recommends.',
  ttaType: 'technical-assistance',
  supportType: 'planning',
  startsOn: addDays(today, -60),
  endsOn: addDays(today, 120),
  milestones: [
    { kind: 'activity', title: 'Demo: interviews are held', dueOn: addDays(today, -50) },
    { kind: 'work-product', title: 'Demo: the assessment is handed over', dueOn: addDays(today, -20) },
  ],
  measures: [
    { measure: 'people-advised', target: 12 },
    { measure: 'deliverables-accepted', target: 1 },
  ],
  budget: [
    { kind: 'personnel', cents: 1_800_000 },
    { kind: 'travel', cents: 320_000 },
  ],
});

export const demoActivity = (today: Day): ActivityDraft => ({
  title: 'Demo: interviews and a look at case files',
  kind: 'assessment',
  method: 'hybrid',
  reason: 'request-of-site',
  ttaType: 'technical-assistance',
  supportType: 'planning',
  targetPopulations: ['detectives', 'prosecutors', 'command-staff'],
  startsOn: addDays(today, -57),
  endsOn: addDays(today, -55),
  milestoneId: null,
  summary: 'Demo report: fourteen interviews that were never held, and sixty case files that nobody read.',
  nextSteps: 'Demo: write the assessment.',
});

export const demoSession = (heldOn: Day): SessionDraft => ({
  title: 'Demo: interviews with detectives',
  heldOn,
  minutes: 360,
  inPerson: 11,
  virtual: 3,
  materials: ['Demo interview guide'],
});

export const demoAssessment = (today: Day): DeliverableDraft => ({
  kind: 'assessment',
  title: 'Demo assessment of nonfatal-shooting investigations',
  dueOn: addDays(today, -20),
  milestoneId: null,
  summary:
    'Demo findings, all made up: most nonfatal shootings are closed without an interview, and lab results reach the prosecutor late.',
  link: null,
});

export const demoCost = (incurredOn: Day, activityId: string): CostDraft => ({
  kind: 'travel',
  cents: 184_250,
  incurredOn,
  note: 'Demo: three people for two days',
  activityId,
});
