import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';
import { failWith } from '../errors.ts';
import type { BulletinsEvent } from '../events.ts';
import { freeze, readBulletinContent } from '../queries/bulletin-content.ts';
import { type BulletinMove, bulletinWorkflow } from '../states.ts';

type Target = { siteId: string; id: string };
type PersonsMove = Exclude<BulletinMove, 'redraft'>;

const told: Record<PersonsMove, BulletinsEvent> = {
  submit: 'bulletins.submitted',
  send: 'bulletins.sent',
  return: 'bulletins.returned',
  withdraw: 'bulletins.withdrawn',
};

/**
 * Moves a bulletin along its declared way. Sending freezes what it says, words and figures and layout, with its
 * hash: whoever reads it later reads what was sent.
 */
export async function moveBulletinIn(
  tx: Tx,
  target: Target,
  request: { move: PersonsMove; reason?: string | undefined },
  now: Date,
): Promise<Outcome<{ id: string }>> {
  const bulletin = await identify(tx, target);
  if (!bulletin) return failWith('bulletins.not-found', {});
  if (request.move === 'send' && bulletin.isMyWording) return failWith('bulletins.own-words', {});
  const moved = await moveIn(tx, bulletinWorkflow, {
    id: target.id,
    move: request.move,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  });
  if (!moved.ok) return moved;
  if (request.move === 'send') await freezeIn(tx, target, now);
  await emitIn(tx, {
    kind: told[request.move],
    siteId: target.siteId,
    subject: { table: 'bulletins.bulletin', id: target.id },
    permission: 'bulletins.read',
    payload: { number: bulletin.number, ...(request.reason ? { reason: request.reason } : {}) },
  });
  return succeed({ id: target.id });
}

async function identify(tx: Tx, { siteId, id }: Target) {
  const { rows } = await sql<{ number: string; isMyWording: boolean }>`
    select number, words_by is not distinct from access.person_id() as "isMyWording"
    from bulletins.bulletin where id = ${id} and site_id = ${siteId}`.execute(tx);
  return rows[0];
}

async function freezeIn(tx: Tx, target: Target, now: Date): Promise<void> {
  const read = (await readBulletinContent(tx, target))!;
  const { rows } = await sql<{ by: string }>`
    select coalesce(identity.name_of(access.person_id()), 'a colleague') as by`.execute(tx);
  const text = freeze({ ...read.content, sent: { at: now.toISOString(), by: rows[0]!.by } });
  await sql`update bulletins.bulletin set
      content = ${text}, content_hash = encode(sha256(convert_to(${text}, 'UTF8')), 'hex'),
      sent_at = ${now}, sent_by = access.person_id()
    where id = ${target.id}`.execute(tx);
}
