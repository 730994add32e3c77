import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { BulletinWords } from '../contract.ts';
import { failWith } from '../errors.ts';
import { type BulletinState, bulletinWorkflow } from '../states.ts';

/** A person words a draft; the figures stay the system’s. Never over someone’s later save, nor over newer data. */
export async function changeWordsIn(
  tx: Tx,
  target: { siteId: string; id: string },
  { headline, note, revision }: BulletinWords,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ number: string; state: BulletinState; revision: number }>`
    select number, state, revision from bulletins.bulletin
    where id = ${target.id} and site_id = ${target.siteId} for update`.execute(tx);
  const bulletin = rows[0];
  if (!bulletin) return failWith('bulletins.not-found', {});
  if (bulletin.state !== 'drafted') {
    const state = bulletinWorkflow.states[bulletin.state].label.toLowerCase();
    return failWith('bulletins.not-editable', { state });
  }
  if (bulletin.revision !== revision) return failWith('bulletins.changed-meanwhile', {});
  await sql`update bulletins.bulletin set
      headline = ${headline}, note = ${note}, words_by = access.person_id(), words_at = now(),
      revision = revision + 1
    where id = ${target.id}`.execute(tx);
  await emitIn(tx, {
    kind: 'bulletins.worded',
    siteId: target.siteId,
    subject: { table: 'bulletins.bulletin', id: target.id },
    permission: 'bulletins.read',
    payload: { number: bulletin.number },
  });
  return succeed({ id: target.id });
}
