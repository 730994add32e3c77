import { declareJob } from '#platform/jobs/declare.ts';
import { moveDesignIn } from '../commands/move-design.ts';
import { beginLaunched, takeDueLooks } from './take-looks.ts';

/**
 * Keeps the calendar of registered designs: every hour, because sites lie in many time zones, and whenever new
 * data may let a look be taken that was held up.
 */
export const keepScheduleJob = declareJob<object>({
  name: 'evaluation.keep-schedule',
  every: '20 * * * *',
  startedBy: [
    { kind: 'incidents.import-accepted', input: () => ({}) },
    { kind: 'evaluation.registered', input: () => ({}) },
  ],
  async run(_input, { database, clock }) {
    const now = clock.now();
    await beginLaunched(database, now, (tx, target) => moveDesignIn(tx, target, { move: 'begin' }));
    await takeDueLooks(database, now);
  },
});
