import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { tellOf } from '../tell.ts';
import type { HoldingEnd, HoldingRequest } from './contract.ts';
import { holdingsOf } from './describe-team.ts';
import { makeWayFor } from './holdings.ts';

/** Someone has a position from a day on; whoever had it before has it until then. */
export async function fillPositionIn(
  tx: Tx,
  siteId: string,
  request: HoldingRequest,
): Promise<Outcome<{ id: string }>> {
  const { position, personId, contact, acting, from, to, note } = request;
  await sql`select pg_advisory_xact_lock(hashtext('program.holding'), hashtext(${siteId}))`.execute(tx);
  if (personId && !(await worksAt(tx, personId, siteId)))
    return failWith('program.holder-without-access', { person: await nameOf(tx, personId) }, [
      { field: 'personId', message: 'No membership covers the site.', mend: 'Choose someone else.' },
    ]);
  const holdings = (await holdingsOf(tx, siteId)).filter((holding) => holding.position === position);
  const way = makeWayFor(holdings, { acting, from, to: to ?? null });
  if ('inTheWay' in way) {
    const holder = holdings.find(({ id }) => id === way.inTheWay.id)!;
    return failWith('program.position-held', { holder: holder.name, from: holder.from, to: holder.to ?? '' });
  }
  for (const { id } of way.ends) await endOn(tx, id, from);
  const id = uuidv7();
  await sql`insert into program.holding
      (id, site_id, position, person_id, contact_name, contact_agency, contact_address, acting, valid_from, valid_to, note)
    values (${id}, ${siteId}, ${position}, ${personId ?? null}, ${contact?.name ?? null}, ${contact?.agency ?? null},
      ${contact?.address ?? null}, ${acting}, ${from}, ${to ?? null}, ${note || null})`.execute(tx);
  await tellOf(tx, 'program.position-changed', siteId, { table: 'program.holding', id }, { position });
  return succeed({ id });
}

/** A holder leaves a position; it is vacant from that day on unless somebody follows. */
export async function endHoldingIn(
  tx: Tx,
  target: { siteId: string; holdingId: string },
  { to, note }: HoldingEnd,
  today: string,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ position: string; from: string; to: string | null }>`
    select position, valid_from as "from", valid_to as "to" from program.holding
    where id = ${target.holdingId} and site_id = ${target.siteId} for update`.execute(tx);
  const holding = rows[0];
  if (!holding) return failWith('program.not-found', {});
  if (holding.to !== null && holding.to <= today) return failWith('program.holding-over', {});
  if (to < holding.from)
    return failWith('program.days-do-not-fit', {}, [
      { field: 'to', message: `It began on ${holding.from}.`, mend: 'Choose that day or a later one.' },
    ]);
  await endOn(tx, target.holdingId, to);
  if (note)
    await sql`update program.holding set note = concat_ws(E'\n', note, ${note}::text)
      where id = ${target.holdingId}`.execute(tx);
  const { position } = holding;
  await tellOf(
    tx,
    'program.position-changed',
    target.siteId,
    { table: 'program.holding', id: target.holdingId },
    { position },
  );
  return succeed({ id: target.holdingId });
}

async function endOn(tx: Tx, id: string, day: string): Promise<void> {
  await sql`update program.holding set valid_to = ${day} where id = ${id}`.execute(tx);
}

async function worksAt(tx: Tx, personId: string, siteId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from identity.membership m
    join identity.person p on p.id = m.person_id and p.status = 'active'
    where m.person_id = ${personId} and identity.in_force(m)
      and (m.every_site or exists (
        select from identity.membership_site ms where ms.membership_id = m.id and ms.site_id = ${siteId}))`.execute(
    tx,
  );
  return rows.length > 0;
}

async function nameOf(tx: Tx, personId: string): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`select identity.name_of(${personId}) as name`.execute(
    tx,
  );
  return rows[0]?.name ?? 'This person';
}
