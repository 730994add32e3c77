import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { momentAt } from '#platform/clock/wall-clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { ContactChange, ContactDraft } from '../contract.ts';
import { failWith } from '../errors.ts';
import { areOfSite } from '../queries/people.ts';
import type { SiteOfMeeting } from './call-meeting.ts';
import { tellIn } from './tell.ts';

/** Who spoke with whom, what came of it and what is next, in the name of the person who logs it. */
export async function logContactIn(
  tx: Tx,
  site: SiteOfMeeting,
  draft: ContactDraft,
  year: number,
): Promise<Outcome<{ id: string }>> {
  const refused = await refusePeople(tx, site, draft);
  if (refused) return refused;
  const contact = { id: uuidv7(), number: await nextNumber(tx, 'CON', year) };
  await sql`insert into meetings.contact (id, site_id, number, method, happened_at, purpose, result, next_steps)
    values (${contact.id}, ${site.id}, ${contact.number}, ${draft.method},
      ${momentAt(draft.day, draft.time, site.timeZone)}, ${draft.purpose}, ${draft.result}, ${draft.nextSteps})`.execute(
    tx,
  );
  await writePeopleIn(tx, site.id, contact.id, draft);
  await tellIn(
    tx,
    'meetings.contact-logged',
    { table: 'contact', id: contact.id, siteId: site.id },
    { number: contact.number },
  );
  return succeed(contact);
}

/** Whoever logged it puts it right; what it was stays in the audit. */
export async function correctContactIn(
  tx: Tx,
  site: SiteOfMeeting,
  id: string,
  change: ContactChange,
): Promise<Outcome<{ id: string }>> {
  const refused = await refusePeople(tx, site, change);
  if (refused) return refused;
  const { rows } = await sql<{ revision: number; isMine: boolean }>`
    select revision, logged_by = access.person_id() as "isMine"
    from meetings.contact where id = ${id} and site_id = ${site.id}`.execute(tx);
  const contact = rows[0];
  if (!contact) return failWith('meetings.not-found', {});
  if (!contact.isMine) return failWith('meetings.not-author', {});
  const { numAffectedRows } = await sql`update meetings.contact
    set method = ${change.method}, happened_at = ${momentAt(change.day, change.time, site.timeZone)},
      purpose = ${change.purpose}, result = ${change.result}, next_steps = ${change.nextSteps}, revision = revision + 1
    where id = ${id} and revision = ${change.revision}`.execute(tx);
  if (!numAffectedRows) return failWith('meetings.changed-meanwhile', {});
  await sql`delete from meetings.contact_person where contact_id = ${id}`.execute(tx);
  await writePeopleIn(tx, site.id, id, change);
  return succeed({ id });
}

async function refusePeople(tx: Tx, site: SiteOfMeeting, { people }: Pick<ContactDraft, 'people'>) {
  const known = await areOfSite(
    tx,
    site.id,
    people.map(({ personId }) => personId),
  );
  if (known) return null;
  const message = 'Someone named here does not work with the site.';
  return failWith('meetings.person-unknown', {}, [
    { field: 'people', message, mend: 'Write the name instead of choosing it.' },
  ]);
}

async function writePeopleIn(
  tx: Tx,
  siteId: string,
  contactId: string,
  { people }: Pick<ContactDraft, 'people'>,
): Promise<void> {
  for (const [index, { personId, name }] of people.entries())
    await sql`insert into meetings.contact_person (site_id, contact_id, position, person_id, name)
      values (${siteId}, ${contactId}, ${index + 1}, ${personId},
        coalesce(identity.name_of(${personId}::uuid), ${name}))`.execute(tx);
}
