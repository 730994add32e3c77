import { z } from 'zod';
import { historyStep } from '#platform/http/contract.ts';
import { workPlanWorkflow } from '../states.ts';

const words = (least: number, most: number) => z.string().trim().min(least).max(most);

export const ttaTypes = {
  training: 'Training',
  'technical-assistance': 'Technical assistance',
  both: 'Training and technical assistance',
} as const;
export const TtaType = z.enum(['training', 'technical-assistance', 'both']);
export type TtaType = z.infer<typeof TtaType>;

/** How far along the site is with what it is helped with. */
export const supportTypes = {
  introducing: 'Introducing something new',
  planning: 'Planning it',
  implementing: 'Implementing it',
  maintaining: 'Maintaining it',
} as const;
export const SupportType = z.enum(['introducing', 'planning', 'implementing', 'maintaining']);
export type SupportType = z.infer<typeof SupportType>;

/** What a plan can promise to be measured by, and for which type of assistance; each is counted, never typed. */
export const planMeasures = {
  'people-trained': { label: 'People trained', types: ['training', 'both'] },
  'training-hours': { label: 'Hours of training', types: ['training', 'both'] },
  'training-sessions': { label: 'Training sessions held', types: ['training', 'both'] },
  'people-advised': { label: 'People advised', types: ['technical-assistance', 'both'] },
  'days-on-site': { label: 'Days on site', types: ['technical-assistance', 'both'] },
  'deliverables-accepted': { label: 'Deliverables accepted', types: ['technical-assistance', 'both'] },
} as const satisfies Record<string, { label: string; types: readonly TtaType[] }>;
export type PlanMeasure = keyof typeof planMeasures;
const measureKeys = Object.keys(planMeasures) as [PlanMeasure, ...PlanMeasure[]];
export const PlanMeasure = z.enum(measureKeys);

export const measuresFor = (type: TtaType): PlanMeasure[] =>
  measureKeys.filter((key) => (planMeasures[key].types as readonly TtaType[]).includes(type));

export const milestoneKinds = {
  element: 'Element',
  activity: 'Activity',
  'work-product': 'Work product',
  'key-task': 'Key task',
} as const;
export const MilestoneKind = z.enum(['element', 'activity', 'work-product', 'key-task']);

export const costKinds = {
  personnel: 'Personnel',
  travel: 'Travel',
  materials: 'Materials',
  venue: 'Venue',
  contractors: 'Contractors',
  other: 'Other',
} as const;
export const CostKind = z.enum(['personnel', 'travel', 'materials', 'venue', 'contractors', 'other']);
export type CostKind = z.infer<typeof CostKind>;
/** Integer cents, so that parts always add up. */
export const Cents = z.number('Write an amount such as 1,250.50.').int().min(1).max(100_000_000_000);

export const WorkPlanDraft = z.strictObject({
  scope: words(20, 4000),
  ttaType: TtaType,
  supportType: SupportType,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  milestones: z
    .array(z.strictObject({ kind: MilestoneKind, title: words(5, 200), dueOn: z.iso.date() }))
    .min(1)
    .max(40),
  measures: z
    .array(z.strictObject({ measure: PlanMeasure, target: z.number().int().min(1).max(1_000_000) }))
    .min(1)
    .max(10),
  budget: z
    .array(z.strictObject({ kind: CostKind, cents: Cents }))
    .min(1)
    .max(6),
});
export type WorkPlanDraft = z.infer<typeof WorkPlanDraft>;
export const WorkPlanChange = WorkPlanDraft.extend({ revision: z.number().int() });
export type WorkPlanChange = z.infer<typeof WorkPlanChange>;

const planStates = Object.keys(workPlanWorkflow.states) as [keyof typeof workPlanWorkflow.states];
export const WorkPlanState = z.enum(planStates);

export const WorkPlan = z.object({
  id: z.uuid(),
  number: z.string(),
  state: WorkPlanState,
  stateSince: z.iso.datetime(),
  title: z.string(),
  requestId: z.uuid(),
  requestNumber: z.string(),
  scope: z.string(),
  ttaType: TtaType,
  supportType: SupportType,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  milestones: z.array(
    z.object({
      id: z.uuid(),
      kind: MilestoneKind,
      title: z.string(),
      dueOn: z.iso.date(),
      doneOn: z.iso.date().nullable(),
    }),
  ),
  measures: z.array(z.object({ measure: PlanMeasure, target: z.number().int(), reached: z.number().int() })),
  budget: z.array(z.object({ kind: CostKind, cents: z.number().int(), spent: z.number().int() })),
  writtenBy: z.string(),
  revision: z.number().int(),
  /** The person asking belongs to a provider that has the request. */
  isMine: z.boolean(),
  iMade: z.array(z.string()),
  timeline: z.array(historyStep),
});
export type WorkPlan = z.infer<typeof WorkPlan>;

export const WorkPlanMoveRequest = z.strictObject({
  move: z.enum(['submit', 'agree', 'return', 'approve', 'send-back', 'reopen']),
  reason: z.string().max(1000).optional(),
});
export type WorkPlanMoveRequest = z.infer<typeof WorkPlanMoveRequest>;
export const MilestoneReached = z.strictObject({ doneOn: z.iso.date().nullable() });
