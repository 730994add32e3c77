import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Bulletin } from '../contract.ts';
import { emailText } from '../document/email-text.ts';
import { bulletinLink } from '../document/link.ts';
import { readBulletinContent } from './bulletin-content.ts';
import { bulletinColumns, type SummaryRow, summaryOf } from './list-bulletins.ts';

type Row = SummaryRow & {
  revision: number;
  contentHash: string | null;
  isMyWording: boolean;
  subscribers: number;
  delivered: number;
};

/** One bulletin as it reads, with everything that happened to it and what the person asking did. */
export async function findBulletin(
  tx: Tx,
  target: { siteId: string; id: string },
  publicUrl: string,
): Promise<Bulletin | null> {
  const { rows } = await sql<Row>`
    select ${bulletinColumns}, b.revision, b.content_hash as "contentHash",
      b.words_by is not distinct from access.person_id() as "isMyWording",
      (select count(*) from bulletins.subscription s where s.site_id = b.site_id) as subscribers,
      (select count(*) from bulletins.delivery d where d.bulletin_id = b.id and d.told = 'sent') as delivered
    from bulletins.bulletin b
    where b.id = ${target.id} and b.site_id = ${target.siteId}`.execute(tx);
  const told = rows[0] && (await readBulletinContent(tx, target));
  if (!rows[0] || !told) return null;
  const { revision, contentHash, isMyWording, subscribers, delivered, ...row } = rows[0];
  const { timeline, iMade } = await historyOf(tx, 'bulletin', target.id);
  return {
    ...summaryOf(row),
    ...told,
    emailText: emailText(told.document, bulletinLink(publicUrl, told.content.site.slug, target.id)),
    ownHeadline: row.headline,
    revision,
    contentHash,
    subscribers,
    delivered,
    iMade: [...iMade, ...(isMyWording ? ['create'] : [])],
    timeline,
  };
}
