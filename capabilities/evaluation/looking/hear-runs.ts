import { sql } from 'kysely';
import { analysisRun } from '#capabilities/analysis/server.ts';
import type { EventHandler } from '#platform/http/capability.ts';
import { moveDesignIn } from '../commands/move-design.ts';

/** When the run of a look has its result, the look has its answer; the final one ends the design. */
export const hearRuns: EventHandler = {
  name: 'evaluation.hear-runs',
  hears: ['analysis.run-finished', 'analysis.run-failed'],
  async handle(tx, event) {
    const { rows } = await sql<{
      id: string;
      siteId: string;
      designId: string;
      isFinal: boolean;
      state: string;
    }>`
      select l.id, l.site_id as "siteId", l.design_id as "designId", l.is_final as "isFinal", d.state
      from evaluation.look l
      join evaluation.design d on d.id = l.design_id
      where l.run_id = ${event.subject.id} and l.finished_at is null
      for update of l`.execute(tx);
    const look = rows[0];
    if (!look) return;
    const run = await analysisRun(tx, { siteId: look.siteId, id: event.subject.id });
    if (run?.failure) {
      const why = `${run.failure.detail} ${run.failure.mend}`;
      await sql`update evaluation.look set held_up = ${why} where id = ${look.id}`.execute(tx);
      return;
    }
    if (!run?.result) return;
    await sql`update evaluation.look set finished_at = now(), sentence = ${run.result.sentence}
      where id = ${look.id}`.execute(tx);
    if (look.isFinal && look.state === 'under-way') {
      const moved = await moveDesignIn(tx, { siteId: look.siteId, id: look.designId }, { move: 'report' });
      if (!moved.ok) throw new Error(moved.failure.detail);
    }
  },
};
