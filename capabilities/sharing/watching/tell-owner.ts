import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { declareJob } from '#platform/jobs/declare.ts';

type Notice = { number: string; owner: string; readerAgency: string; endsAt: Date; path: string };
type Officer = { id: string; name: string; email: string };

/**
 * Mails the owner's records officers that glass was broken for one of their cases. The mail says that it happened and
 * where to look; whose case and why is read after signing in.
 */
export const tellOwnerOfGlass = declareJob<{ id: string }>({
  name: 'sharing.tell-owner-of-glass',
  startedBy: [{ kind: 'sharing.glass-broken', input: ({ subject }) => ({ id: subject.id }) }],
  run: async ({ id }, { database, mail, config }, { signal }) => {
    const told = await database.asSystem('the owner is told of broken glass', async (tx) => {
      const notice = await noticeOf(tx, id);
      return notice && { notice, officers: await officersOf(tx, id) };
    });
    for (const officer of told?.officers ?? []) {
      signal.throwIfAborted();
      await mail.send({
        to: officer.email,
        id: `broken-glass-${id}-${officer.id}`,
        ...wordsOf(told!.notice, officer, config.publicUrl),
      });
    }
  },
});

async function noticeOf(tx: Tx, id: string): Promise<Notice | undefined> {
  const { rows } = await sql<Notice>`
    select g.number, owner.name as owner, reading.name as "readerAgency", g.ends_at as "endsAt",
      '/app/s/' || s.slug || '/sharing/broken-glass/' || g.id as path
    from sharing.broken_glass g
    join program.site s on s.id = g.site_id
    join identity.agency owner on owner.id = g.owner_agency_id
    join identity.agency reading on reading.id = g.reader_agency_id
    where g.id = ${id}`.execute(tx);
  return rows[0];
}

/** Whoever may cut it off and review it for the agency at that site. */
async function officersOf(tx: Tx, id: string): Promise<Officer[]> {
  const { rows } = await sql<Officer>`
    select distinct p.id, p.name, p.email
    from sharing.broken_glass g
    join identity.membership m on m.agency_id = g.owner_agency_id and identity.in_force(m)
    join access.permission_role r on r.role = m.role and r.permission = 'sharing.review-glass'
    join identity.person p on p.id = m.person_id and p.kind = 'human' and p.status = 'active'
    where g.id = ${id} and (m.every_site or exists (
      select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = g.site_id))`.execute(
    tx,
  );
  return rows;
}

function wordsOf(
  { number, owner, readerAgency, endsAt, path }: Notice,
  { name }: Officer,
  publicUrl: string,
) {
  return {
    subject: `${number}: a case of ${owner} was opened without an agreement`,
    text: [
      `Hello ${name},`,
      `Someone of ${readerAgency} broke the glass for one case of ${owner}. It closes by itself at ${endsAt.toISOString()}.`,
      `Sign in to read who and why, to cut it off, and to review it afterwards: ${publicUrl}${path}`,
    ].join('\n\n'),
  };
}
