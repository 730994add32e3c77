import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Exchange, Offer } from '../contract.ts';
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from './list-exchanges.ts';

type Row = SummaryRow &
  Pick<Exchange, 'wants' | 'whenPossible' | 'ownerId' | 'askedBy' | 'mayOffer' | 'people' | 'mayCarry'> & {
    isParty: boolean;
    plan: Omit<NonNullable<Exchange['plan']>, 'agreed' | 'people' | 'travel'> | null;
    report: Exchange['report'];
  };

/** An exchange whole, by its own id or by that of one of its offers; who travels is for the two sites alone. */
export async function findExchange(tx: Tx, either: string): Promise<Exchange | null> {
  const { rows } = await sql<Row>`
    select ${summaryColumns}, e.wants, e.when_possible as "whenPossible", e.owner_id as "ownerId",
      coalesce(identity.name_of(e.asked_by), 'A colleague') as "askedBy",
      access.may('community.ask-peers', e.site_id) as "mayCarry",
      (access.may('community.ask-peers', e.site_id) or access.may('community.follow-exchange', e.site_id)
        or coalesce(access.may('community.host-peers', h.id) and h.id is not null, false)) as "isParty",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', one.id, 'slug', one.slug, 'name', one.name) order by one.name)
        from program.site one
        where one.id in (select access.sites_for('community.host-peers')) and one.id <> e.site_id
          and e.state in ('asked', 'offered')
          and not exists (
            select from community.offer mine
            where mine.exchange_id = e.id and mine.site_id = one.id and mine.state not in ('withdrawn', 'passed-over'))
      ), '[]') as "mayOffer",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name))
        from community.people_of(e.site_id) person), '[]') as people,
      case when p.id is null then null else jsonb_build_object('startsOn', p.starts_on, 'endsOn', p.ends_on,
        'place', p.place, 'agenda', p.agenda, 'revision', p.revision) end as plan,
      (select jsonb_build_object('saw', r.saw, 'learned', r.learned, 'wouldNotCopy', r.would_not_copy,
          'writtenBy', coalesce(identity.name_of(r.written_by), 'A colleague'), 'writtenAt', r.written_at)
        from community.visit_report r where r.id = e.id) as report
    from ${summaryTables}
    where e.id = ${either}
      or e.id = (select one.exchange_id from community.offer one where one.id = ${either})`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { offers: _, startsOn: __, ...summary } = summaryOf(row);
  const { wants, whenPossible, ownerId, askedBy, mayCarry, mayOffer, people, plan, report } = row;
  return {
    ...summary,
    ...{ wants, whenPossible, ownerId, askedBy, mayCarry, mayOffer, people },
    offers: await offersOf(tx, row.id),
    plan: plan && { ...plan, agreed: row.agreed, ...(await travelOf(tx, row.id, row.isParty)) },
    report: report && { ...report, writtenAt: new Date(report.writtenAt).toISOString() },
    commitments: await commitmentsOf(tx, row.id),
    ...(await pastOf(tx, row.id)),
  };
}

async function offersOf(tx: Tx, exchangeId: string): Promise<Offer[]> {
  const { rows } = await sql<Omit<Offer, 'stateSince'> & { stateSince: Date }>`
    select o.id, o.state, o.state_since as "stateSince",
      jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name) as site,
      o.shows, o.when_possible as "whenPossible",
      coalesce(identity.name_of(o.offered_by), 'A colleague') as "offeredBy",
      e.chosen_offer_id is not distinct from o.id as "isChosen"
    from community.offer o
    join community.exchange e on e.id = o.exchange_id
    join program.site s on s.id = o.site_id
    where o.exchange_id = ${exchangeId}
    order by o.id`.execute(tx);
  return rows.map(({ stateSince, ...offer }) => ({ ...offer, stateSince: stateSince.toISOString() }));
}

type Travel = Pick<NonNullable<Exchange['plan']>, 'people' | 'travel'>;

async function travelOf(tx: Tx, exchangeId: string, isParty: boolean): Promise<Travel> {
  if (!isParty) return { people: null, travel: null };
  const people = await sql<NonNullable<Travel['people']>[number]>`
    select side, name, role from community.visit_person where exchange_id = ${exchangeId} order by side desc, id`.execute(
    tx,
  );
  const travel = await sql<NonNullable<Travel['travel']>[number]>`
    select what, cents, paid_by as "paidBy" from community.travel_support
    where exchange_id = ${exchangeId} order by id`.execute(tx);
  return { people: people.rows, travel: travel.rows };
}

async function commitmentsOf(tx: Tx, exchangeId: string): Promise<Exchange['commitments']> {
  const { rows } = await sql<Exchange['commitments'][number]>`
    select id, title, owner_id as "ownerId", identity.name_of(owner_id) as owner, due_on as "dueOn",
      action_number as "actionNumber"
    from community.commitment where exchange_id = ${exchangeId} order by due_on, id`.execute(tx);
  return rows;
}

type Step = Exchange['timeline'][number];

async function pastOf(tx: Tx, exchangeId: string): Promise<Pick<Exchange, 'timeline' | 'iMade'>> {
  const { rows } = await sql<Omit<Step, 'at'> & { at: Date; mine: boolean }>`
    select h.id, h.subject_id <> ${exchangeId}::uuid as "ofOffer", h.move, h.to_state as "to", h.at,
      identity.name_of(h.person_id) as by, h.reason, h.person_id is not distinct from access.person_id() as mine
    from community.exchange_history(${exchangeId}) h`.execute(tx);
  return {
    timeline: rows.map(({ mine: _, at, ...step }) => ({ ...step, at: at.toISOString() })),
    iMade: [...new Set(rows.filter(({ mine, ofOffer }) => mine && !ofOffer).map(({ move }) => move))],
  };
}
