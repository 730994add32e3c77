import { z } from 'zod';
import { earlierEngagement, engagementView } from './engagements/contract.ts';
import { handoverSummary } from './handover/contract.ts';
import { siteParticulars } from './sites/contract.ts';
import { positionView } from './team/contract.ts';

export * from './engagements/contract.ts';
export * from './handover/contract.ts';
export * from './portfolio/contract.ts';
export * from './sites/contract.ts';
export * from './team/contract.ts';

/** A site in the program: its engagement and its team, now and before. */
export const siteProgram = z.object({
  site: siteParticulars,
  engagement: engagementView.nullable(),
  earlier: z.array(earlierEngagement),
  positions: z.array(positionView),
  handovers: z.array(handoverSummary),
});
export type SiteProgram = z.infer<typeof siteProgram>;
