import { sql } from 'kysely';
import type { CalendarContribution } from '#platform/http/capability.ts';
import { myHearings } from './hearings.ts';

/** The hearings a person appears at, for their own calendar: the kind, the case’s number and the room, no name. */
export const hearingEvents: CalendarContribution = {
  name: 'cases',
  async events(tx, { from, to, siteId = null }) {
    const last = new Date(`${to}T00:00:00Z`);
    last.setUTCDate(last.getUTCDate() + 2);
    const hearings = await myHearings(tx, new Date(`${from}T00:00:00Z`), last, siteId);
    const slugs = await slugsOf(tx, [...new Set(hearings.map(({ caseId }) => caseId))]);
    return hearings.map(({ id, kind, number, place, caseId, at, endsAt }) => ({
      uid: `${id}@cases.psp`,
      title: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}, ${number}${place ? `, ${place}` : ''}`,
      path: `/s/${slugs.get(caseId)}/cases/${caseId}`,
      start: at,
      end: endsAt ?? new Date(at.getTime() + 30 * 60_000),
    }));
  },
};

async function slugsOf(tx: Parameters<CalendarContribution['events']>[0], caseIds: readonly string[]) {
  const { rows } = await sql<{ id: string; slug: string }>`
    select c.id, s.slug from cases.case c join program.site s on s.id = c.site_id
    where c.id = any (${[...caseIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
