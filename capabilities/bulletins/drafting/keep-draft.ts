import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn, recordCreation } from '#platform/workflow/move.ts';
import type { BulletinFigures, DataForBulletin, DataQuality } from '../contract.ts';
import { weekTitle } from '../document/words.ts';
import type { BulletinsEvent } from '../events.ts';
import { type BulletinState, bulletinWorkflow } from '../states.ts';
import { whatChanged } from './what-changed.ts';

export type Draft = {
  siteId: string;
  data: DataForBulletin;
  figures: BulletinFigures;
  quality: DataQuality;
  at: Date;
};

type OfWeek = {
  id: string;
  number: string;
  state: BulletinState;
  version_id: string;
  data_label: string;
  figures: BulletinFigures;
};

/**
 * A week’s first bulletin, a draft made anew from newer data with its words kept, or a correction of one that was
 * sent; never a second one for the same data version.
 */
export async function keepDraftIn(tx: Tx, draft: Draft): Promise<void> {
  const ofWeek = await bulletinsOf(tx, draft);
  if (ofWeek.some(({ version_id }) => version_id === draft.data.versionId)) return;
  const unsent = ofWeek.find(({ state }) => state === 'drafted' || state === 'in-review');
  const sent = ofWeek.find(({ state }) => state === 'sent');
  if (unsent) await redraft(tx, unsent, draft);
  else if (sent) await correct(tx, sent, draft);
  else await insert(tx, draft, null, []);
}

/** What was sent stays as it was; a correction is worth a reader’s time only when a figure they read has changed. */
async function correct(tx: Tx, sent: OfWeek, draft: Draft): Promise<void> {
  const changes = changesSince(sent, draft);
  if (changes.length > 0) await insert(tx, draft, sent.id, changes);
}

async function bulletinsOf(tx: Tx, { siteId, figures }: Draft): Promise<OfWeek[]> {
  const { rows } = await sql<OfWeek>`
    select id, number, state, version_id, data_label, figures from bulletins.bulletin
    where site_id = ${siteId} and week_from = ${figures.week.from} order by id desc`.execute(tx);
  return rows;
}

function changesSince({ data_label, figures }: OfWeek, draft: Draft): string[] {
  return whatChanged({ label: data_label, figures }, { label: draft.data.label, figures: draft.figures });
}

async function insert(
  tx: Tx,
  { siteId, data, figures, quality, at }: Draft,
  correctsId: string | null,
  changes: readonly string[],
): Promise<void> {
  const id = uuidv7();
  const number = await nextNumber(tx, 'BUL', at.getUTCFullYear());
  await sql`insert into bulletins.bulletin
      (id, site_id, number, title, week_from, week_to, version_id, data_label, figures, data_quality, changes,
       corrects_id, drafted_at)
    values (${id}, ${siteId}, ${number}, ${weekTitle(figures.week)}, ${figures.week.from}, ${figures.week.to},
      ${data.versionId}, ${data.label}, ${JSON.stringify(figures)}, ${JSON.stringify(quality)},
      ${JSON.stringify(changes)}, ${correctsId}, ${at})`.execute(tx);
  await recordCreation(tx, bulletinWorkflow, { id, siteId });
  await tell(tx, 'bulletins.drafted', siteId, { id, number });
}

async function redraft(tx: Tx, unsent: OfWeek, draft: Draft): Promise<void> {
  const { siteId, data, figures, quality, at } = draft;
  if (unsent.state === 'in-review') {
    const reason = `Newer data arrived: ${data.label}.`;
    expectValue(await moveIn(tx, bulletinWorkflow, { id: unsent.id, move: 'redraft', reason }));
  }
  const changes = changesSince(unsent, draft);
  const told = changes.length > 0 ? changes : [`Newer data: ${data.label}. No figure told here changed.`];
  await sql`update bulletins.bulletin set
      version_id = ${data.versionId}, data_label = ${data.label}, figures = ${JSON.stringify(figures)},
      data_quality = ${JSON.stringify(quality)}, changes = ${JSON.stringify(told)}, redrafted_at = ${at},
      revision = revision + 1
    where id = ${unsent.id}`.execute(tx);
  await tell(tx, 'bulletins.redrafted', siteId, unsent);
}

async function tell(
  tx: Tx,
  kind: BulletinsEvent,
  siteId: string,
  { id, number }: { id: string; number: string },
): Promise<void> {
  await emitIn(tx, {
    kind,
    siteId,
    subject: { table: 'bulletins.bulletin', id },
    permission: 'bulletins.read',
    payload: { number },
  });
}
