import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Site } from '#platform/http/app.ts';
import type { SiteProgram } from './contract.ts';
import { describeEngagement, engagementsOf } from './engagements/find-engagement.ts';
import { handoversAt } from './handover/list-handovers.ts';
import { findParticulars } from './sites/administer-sites.ts';
import { describeTeam } from './team/describe-team.ts';

/** Where a site stands in the program: its engagement, its team and what passed from hand to hand. */
export async function describeSiteProgram(tx: Tx, site: Site, now: Date): Promise<SiteProgram> {
  const [current, ...earlier] = await engagementsOf(tx, site.id);
  return {
    site: (await findParticulars(tx, site.id))!,
    engagement: current ? await describeEngagement(tx, current, site, now) : null,
    earlier,
    positions: await describeTeam(tx, site.id, dayIn(site.timeZone, now)),
    handovers: await handoversAt(tx, site.id),
  };
}
