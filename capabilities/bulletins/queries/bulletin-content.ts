import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import {
  type AlertInBulletin,
  BulletinContent,
  BulletinDocument,
  type BulletinFigures,
  type DataQuality,
} from '../contract.ts';
import { composeBulletin } from '../document/compose.ts';

export type Told = { content: BulletinContent; document: BulletinDocument };

type Row = {
  number: string;
  siteName: string;
  siteSlug: string;
  headline: string | null;
  note: string | null;
  wordsBy: string | null;
  dataLabel: string;
  figures: BulletinFigures;
  quality: DataQuality;
  corrects: string | null;
  changes: string[];
  draftedAt: Date;
  frozen: string | null;
};

/** What a bulletin says: as it was frozen when it was sent, or as it would be sent now. */
export async function readBulletinContent(
  tx: Tx,
  { siteId, id }: { siteId: string; id: string },
): Promise<Told | null> {
  const row = await readRow(tx, siteId, id);
  if (!row) return null;
  if (row.frozen) return thaw(row.frozen);
  const { siteName, siteSlug, draftedAt, frozen: _, figures, ...said } = row;
  const content = BulletinContent.parse({
    ...said,
    figures,
    site: { name: siteName, slug: siteSlug },
    week: figures.week,
    alerts: await alertsToTell(tx, siteId, figures.week),
    draftedAt: draftedAt.toISOString(),
    sent: null,
  });
  return { content, document: composeBulletin(content) };
}

/** The layout is frozen with the figures, so that a bulletin reads as it was sent whatever becomes of the code. */
export function freeze(content: BulletinContent): string {
  return JSON.stringify({ content, document: composeBulletin(content) } satisfies Told);
}

function thaw(frozen: string): Told {
  const { content, document } = JSON.parse(frozen) as { content: unknown; document: unknown };
  return { content: BulletinContent.parse(content), document: BulletinDocument.parse(document) };
}

async function readRow(tx: Tx, siteId: string, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select b.number, s.name as "siteName", s.slug as "siteSlug", b.headline, b.note,
      identity.name_of(b.words_by) as "wordsBy", b.data_label as "dataLabel", b.figures,
      b.data_quality as quality, b.changes, b.drafted_at as "draftedAt", b.content as frozen,
      (select c.number from bulletins.bulletin c where c.id = b.corrects_id) as corrects
    from bulletins.bulletin b
    join program.site s on s.id = b.site_id
    where b.id = ${id} and b.site_id = ${siteId}`.execute(tx);
  return rows[0];
}

/** Alerts that touch the four weeks up to the bulletin’s, explained or still waiting for a person. */
async function alertsToTell(
  tx: Tx,
  siteId: string,
  week: BulletinFigures['week'],
): Promise<AlertInBulletin[]> {
  const { rows } = await sql<AlertInBulletin>`
    select a.number, a.series_label as "seriesLabel", a.direction, a.first_week as "firstWeek",
      a.last_week as "lastWeek", a.count, a.low, a.high, a.false_alarms as "falseAlarms", a.explanation,
      identity.name_of(a.explained_by) as "explainedBy"
    from bulletins.alert a
    where a.site_id = ${siteId} and (a.state = 'raised' or a.explanation is not null)
      and a.first_week <= ${week.to}
      and (a.last_week >= ${week.from}::date - 21 or a.state = 'raised')
    order by a.last_week desc, a.id`.execute(tx);
  return rows;
}
