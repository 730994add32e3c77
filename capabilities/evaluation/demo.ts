import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { draftDesignIn } from './commands/draft-design.ts';
import { moveDesignIn } from './commands/move-design.ts';
import { DesignDraft, type DesignDraftInput } from './contract.ts';

const AUTHOR: DemoRole = 'analyst-philadelphia';
const SECOND_PERSON: DemoRole = 'lead-analyst-philadelphia';

/**
 * Two demo measures, plainly invented: one that is about to begin, and one designed long after its launch so that
 * the screens show how little such a design can claim.
 */
export async function loadDemoEvaluations({ database, clock }: Services): Promise<void> {
  const site = demoSites.philadelphia;
  const now = clock.now();
  const today = dayIn('America/New_York', now);
  for (const draft of demoDesigns(today)) {
    const isThere = await database.asSystem('the demo asks whether it was loaded before', async (tx) => {
      const { rows } = await sql`
        select 1 from evaluation.design where site_id = ${site.id} and title = ${draft.title}`.execute(tx);
      return rows.length > 0;
    });
    if (isThere) continue;
    const as = <T>(by: DemoRole, work: Parameters<typeof database.as<T>>[1]) =>
      database.as({ personId: demoPeople[by] }, work);
    const { id } = await as(AUTHOR, async (tx) => {
      const design = expectValue(
        await draftDesignIn(tx, site, DesignDraft.parse(draft), now.getUTCFullYear()),
      );
      expectValue(await moveDesignIn(tx, { siteId: site.id, id: design.id }, { move: 'submit' }));
      return design;
    });
    await as(SECOND_PERSON, async (tx) =>
      expectValue(await moveDesignIn(tx, { siteId: site.id, id }, { move: 'register' })),
    );
  }
}

function demoDesigns(today: string): DesignDraftInput[] {
  const launchOn = addDays(today, 30);
  return [
    {
      title: 'Demo: a measure in two districts, judged afterwards',
      question: 'Did shootings fall more in the demo’s two districts than in districts like them?',
      measure: 'A demo measure that nobody carried out, set in districts 22 and 39 at the start of 2024.',
      launchOn: '2024-01-01',
      method: 'displacement-difference',
      outcome: 'shooting',
      before: { from: '2022-01-01', to: '2022-12-31' },
      after: { from: '2024-01-01', to: '2024-12-31' },
      areas: { treated: ['22', '39'], comparison: ['25', '35'] },
      settleDays: 20,
      cannotShow: 'Nothing was done: it shows what an evaluation of a measure looks like.',
    },
    {
      title: 'Demo: a measure about to begin in three districts',
      question: 'Will shootings step down in the demo’s three districts once the measure begins?',
      measure: 'A demo measure that nobody will carry out, set in districts 12, 18 and 19.',
      launchOn,
      method: 'displacement-difference',
      outcome: 'shooting',
      before: { from: addDays(launchOn, -365), to: addDays(launchOn, -1) },
      after: { from: launchOn, to: addDays(launchOn, 364) },
      areas: {
        ...{ treated: ['12', '18', '19'], comparison: ['14', '24', '35'] },
        ...{ besideTreated: ['16', '22'], besideComparison: ['2', '25'] },
      },
      interimLooks: 1,
      cannotShow: 'Nothing will be done: it shows a design that was registered before its launch.',
    },
  ];
}
