import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { FiguresSource } from '../figures-source.ts';

/** For a site whose data were there before its bulletins: the job does what a new version would have it do. */
export async function askForDraftIn(
  tx: Tx,
  siteId: string,
  source: FiguresSource,
): Promise<Outcome<{ asked: true }>> {
  if (!(await source.dataFor(tx, siteId))) return failWith('bulletins.no-data', {});
  await emitIn(tx, {
    kind: 'bulletins.draft-asked',
    siteId,
    subject: { table: 'program.site', id: siteId },
    permission: 'bulletins.read',
  });
  return succeed({ asked: true });
}
