import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';

const roles = [
  'detective',
  'detective supervisor',
  'records officer',
  'crime analyst',
  'machine client',
] as const;
const fields = ['core', 'parties', 'work-product'] as const;
const seals = ['open', 'juvenile', 'sealed'] as const;
const classes = ['cases.complaint', 'cases.referral'] as const;
const SITES = 2;
const AGENCIES = 3;

type Membership = {
  agency: number;
  role: (typeof roles)[number];
  sites: number[];
  everySite: boolean;
  ended: boolean;
};
type Person = { active: boolean; scoped: boolean; memberships: Membership[] };
type Agreement = {
  site: number;
  when: 'in force' | 'past' | 'to come' | 'draft' | 'terminated';
  includesJuveniles: boolean;
  lines: { giver: number; receiver: number; recordClass: number; field: number }[];
};
/** A world by its numbers: who is where, and who has agreed what with whom. */
export type Plan = { people: Person[]; agreements: Agreement[] };

const agency = fc.nat({ max: AGENCIES - 1 });
const site = fc.nat({ max: SITES - 1 });
const membership: fc.Arbitrary<Membership> = fc.record({
  agency,
  role: fc.constantFrom(...roles),
  sites: fc.uniqueArray(site, { maxLength: SITES }),
  everySite: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  ended: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
});
export const planOfWorld: fc.Arbitrary<Plan> = fc.record({
  people: fc.array(
    fc.record({
      active: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
      scoped: fc.boolean(),
      memberships: fc.array(membership, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  agreements: fc.array(
    fc.record({
      site,
      when: fc.constantFrom('in force', 'in force', 'past', 'to come', 'draft', 'terminated'),
      includesJuveniles: fc.boolean(),
      lines: fc.uniqueArray(
        fc
          .record({
            giver: agency,
            receiver: agency,
            recordClass: fc.nat({ max: classes.length - 1 }),
            field: fc.nat({ max: fields.length - 1 }),
          })
          .filter(
            ({ giver, receiver, recordClass, field }) => giver !== receiver && isAField(recordClass, field),
          ),
        { minLength: 1, maxLength: 4, selector: (line) => JSON.stringify(line) },
      ),
    }),
    { maxLength: 4 },
  ),
});

function isAField(recordClass: number, field: number): boolean {
  return classes[recordClass] === 'cases.complaint' || fields[field] !== 'parties';
}

type Ids = { sites: string[]; agencies: string[]; people: string[]; names: Map<number, string> };

/** Rows are put as they stand, without triggers: how an agreement comes to be in force is another test's business. */
export async function aWorld(tx: Tx, plan: Plan): Promise<Ids> {
  const made = (count: number) => Array.from({ length: count }, () => uuidv7());
  const ids: Ids = {
    sites: made(SITES),
    agencies: made(AGENCIES),
    people: made(plan.people.length),
    names: new Map(),
  };
  await sql`select set_config('session_replication_role', 'replica', true)`.execute(tx);
  await sql`insert into program.site (id, slug, name, state, time_zone, epsg)
    select id, 's-' || id, 'Site', 'PA', 'UTC', 32618 from unnest(${ids.sites}::uuid[]) id`.execute(tx);
  await sql`insert into identity.agency (id, name, kind)
    select id, id::text, 'police' from unnest(${ids.agencies}::uuid[]) id`.execute(tx);
  await putCompartments(tx, ids);
  for (const [n, person] of plan.people.entries()) await putPerson(tx, ids, ids.people[n]!, person);
  for (const agreement of plan.agreements) await putAgreement(tx, ids, agreement);
  return ids;
}

async function putCompartments(tx: Tx, ids: Ids): Promise<void> {
  const { rows } = await sql<{ id: number; site: string; agency: string; rest: string }>`
    insert into sharing.compartment (site_id, owner_agency_id, record_class, field, seal)
    select s, a, f.record_class, f.name, seal
    from unnest(${ids.sites}::uuid[]) s, unnest(${ids.agencies}::uuid[]) a, unnest(${[...seals]}::text[]) seal,
      sharing.record_field f
    where f.record_class = any (${[...classes]}::text[]) and f.name = any (${[...fields]}::text[])
    returning id, site_id as site, owner_agency_id as agency, concat_ws(' ', record_class, field, seal) as rest`.execute(
    tx,
  );
  for (const row of rows)
    ids.names.set(row.id, nameOf(ids.sites.indexOf(row.site), ids.agencies.indexOf(row.agency), row.rest));
}

function nameOf(site: number, agency: number, rest: string): string {
  return `${site} ${agency} ${rest}`;
}

const isMachine = ({ memberships }: Person) => memberships.some(({ role }) => role === 'machine client');

async function putPerson(tx: Tx, ids: Ids, id: string, person: Person): Promise<void> {
  const kind = isMachine(person) ? 'machine' : 'human';
  await sql`insert into identity.person (id, kind, name, email, status)
    values (${id}, ${kind}, 'Somebody', ${kind === 'human' ? `${id}@example.org` : null},
      ${person.active ? 'active' : 'suspended'})`.execute(tx);
  if (person.scoped)
    await sql`insert into identity.machine_scope (person_id, permission) values (${id}, 'cases.read')`.execute(
      tx,
    );
  for (const { agency: at, role, sites, everySite, ended } of person.memberships) {
    const membershipId = uuidv7();
    await sql`insert into identity.membership (id, person_id, agency_id, role, every_site, valid_from, valid_to)
      values (${membershipId}, ${id}, ${ids.agencies[at]}, ${role}, ${everySite}, now() - interval '2 days',
        ${ended ? sql`now() - interval '1 day'` : null})`.execute(tx);
    await sql`insert into identity.membership_site (membership_id, site_id)
      select ${membershipId}::uuid, s from unnest(${sites.map((n) => ids.sites[n]!)}::uuid[]) s`.execute(tx);
  }
}

const shift: Record<Agreement['when'], [days: number, state: string]> = {
  'in force': [0, 'in force'],
  past: [-10, 'in force'],
  'to come': [10, 'in force'],
  draft: [0, 'draft'],
  terminated: [0, 'terminated'],
};

async function putAgreement(
  tx: Tx,
  ids: Ids,
  { site: at, when, includesJuveniles, lines }: Agreement,
): Promise<void> {
  const id = uuidv7();
  const [days, state] = shift[when];
  await sql`insert into sharing.agreement (id, site_id, number, title, state, includes_juveniles, starts_at, ends_at)
    values (${id}, ${ids.sites[at]}, ${id}, 'Random', ${state}, ${includesJuveniles},
      now() + ${days - 1} * interval '1 day', now() + ${days + 1} * interval '1 day')`.execute(tx);
  const column = (of: (line: Agreement['lines'][number]) => string) => lines.map(of);
  await sql`insert into sharing.share (agreement_id, site_id, giver_agency_id, receiver_agency_id, record_class, field)
    select ${id}::uuid, ${ids.sites[at]}::uuid, l.giver, l.receiver, l.class, l.field
    from unnest(${column(({ giver }) => ids.agencies[giver]!)}::uuid[],
      ${column(({ receiver }) => ids.agencies[receiver]!)}::uuid[],
      ${column(({ recordClass }) => classes[recordClass]!)}::text[],
      ${column(({ field }) => fields[field]!)}::text[]) l (giver, receiver, class, field)`.execute(tx);
}

/** What a person sees, by the names that the model gives to compartments. */
export async function compartmentsOf(tx: Tx, ids: Ids, person: number): Promise<string[]> {
  await sql`select set_config('psp.person_id', ${ids.people[person]!}, true)`.execute(tx);
  const { rows } = await sql<{ id: number }>`select id from sharing.open_compartments() id`.execute(tx);
  await sql`select set_config('psp.person_id', '', true)`.execute(tx);
  return rows.map(({ id }) => ids.names.get(id) ?? `unknown ${id}`).sort();
}

const reads: Record<(typeof roles)[number], readonly string[]> = {
  detective: ['open'],
  'detective supervisor': ['open', 'juvenile'],
  'records officer': ['open', 'juvenile', 'sealed'],
  'crime analyst': [],
  'machine client': ['open'],
};

/**
 * The same question answered from the plan alone, one compartment after the other: is it my agency's at a site I work
 * at, or does an agreement that counts today give it to my agency there?
 */
export function seenInModel({ people, agreements }: Plan, who: number): string[] {
  const person = people[who]!;
  const seen: string[] = [];
  const mayAtAll = person.active && (!isMachine(person) || person.scoped);
  if (!mayAtAll) return [];
  for (let at = 0; at < SITES; at += 1)
    for (let owner = 0; owner < AGENCIES; owner += 1)
      classes.forEach((className, recordClass) => {
        fields.forEach((fieldName, field) => {
          if (!isAField(recordClass, field)) return;
          for (const seal of seals) {
            const opens = person.memberships.some((mine) => {
              if (mine.ended || !(mine.everySite || mine.sites.includes(at))) return false;
              // A machine client reads by the one permission of its key, which is over what no seal covers.
              const readable = isMachine(person)
                ? reads[mine.role].filter((s) => s === 'open')
                : reads[mine.role];
              if (!readable.includes(seal)) return false;
              return mine.agency === owner || agreements.some((agreement) => gives(agreement, mine.agency));
            });
            if (opens) seen.push(nameOf(at, owner, `${className} ${fieldName} ${seal}`));

            function gives(agreement: Agreement, receiver: number): boolean {
              if (agreement.when !== 'in force' || agreement.site !== at) return false;
              if (fieldName === 'work-product' || seal === 'sealed') return false;
              if (seal === 'juvenile' && !agreement.includesJuveniles) return false;
              return agreement.lines.some(
                (line) =>
                  line.giver === owner &&
                  line.receiver === receiver &&
                  line.recordClass === recordClass &&
                  line.field === field,
              );
            }
          }
        });
      });
  return seen.sort();
}
