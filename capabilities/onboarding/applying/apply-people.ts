import { sql } from 'kysely';
import { addAgencyIn, bringInPersonIn } from '#capabilities/identity/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { PersonFacts } from '../checking/people.ts';
import { type BroughtIn, type RowToApply, refusedAt } from './rows-to-apply.ts';
import { siteIds } from './site-ids.ts';

/** People with their roles, and the agencies that are not known yet. Nobody is told: inviting is a step of its own. */
export async function applyPeople(
  tx: Tx,
  rows: readonly RowToApply<PersonFacts>[],
): Promise<Outcome<BroughtIn[]>> {
  const sites = await siteIds(tx);
  const agencies = await agencyIds(tx);
  const broughtIn: BroughtIn[] = [];
  for (const { row, key, facts } of rows) {
    const agencyId = await agencyOf(tx, agencies, facts);
    if (!agencyId.ok) return refusedAt(row, agencyId.failure);
    const { name, email, role, validTo } = facts;
    const applied = await bringInPersonIn(tx, {
      ...{ name, email, role },
      agencyId: agencyId.value,
      siteIds: facts.sites.map((slug) => sites.get(slug)!),
      // The role holds through its last day, wherever the person is by then.
      validTo: validTo ? `${validTo}T23:59:59.999Z` : null,
    });
    if (!applied.ok) return refusedAt(row, applied.failure);
    broughtIn.push({ key, facts, recordId: applied.value.personId });
  }
  return succeed(broughtIn);
}

async function agencyIds(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; id: string }>`
    select lower(name) as name, id from identity.agency`.execute(tx);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

async function agencyOf(
  tx: Tx,
  agencies: Map<string, string>,
  { agency, agencyKind }: PersonFacts,
): Promise<Outcome<string>> {
  const known = agencies.get(agency.toLowerCase());
  if (known) return succeed(known);
  const added = await addAgencyIn(tx, { name: agency, kind: agencyKind as never });
  if (!added.ok) return added;
  agencies.set(agency.toLowerCase(), added.value.id);
  return succeed(added.value.id);
}
