import { sql } from 'kysely';
import { positionHolder } from '#capabilities/program/server.ts';
import type { Role } from '#platform/access/roles.ts';
import type { Tx } from '#platform/database/database.ts';

/** The program’s person for a site: whoever holds the position, else who has the role. `null` when there is nobody. */
export async function liaisonOf(tx: Tx, siteId: string): Promise<string | null> {
  return (
    (await positionHolder(tx, siteId, 'liaison')) ??
    firstWith(tx, siteId, ['liaison', 'champion', 'program administrator'])
  );
}

export async function championOf(tx: Tx, siteId: string): Promise<string | null> {
  return (
    (await positionHolder(tx, siteId, 'champion')) ??
    firstWith(tx, siteId, ['champion', 'program administrator'])
  );
}

export async function administratorsOf(tx: Tx, siteId: string): Promise<string[]> {
  return peopleWith(tx, siteId, ['program administrator']);
}

/** Who speaks for the site when something is to be agreed. */
export async function executiveOf(tx: Tx, siteId: string): Promise<string | null> {
  return (
    (await positionHolder(tx, siteId, 'executive-leadership')) ??
    firstWith(tx, siteId, ['site executive', 'site coordinator'])
  );
}

async function firstWith(tx: Tx, siteId: string, roles: readonly Role[]): Promise<string | null> {
  return (await peopleWith(tx, siteId, roles))[0] ?? null;
}

async function peopleWith(tx: Tx, siteId: string, roles: readonly Role[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from assistance.people_with(${roles}::text[], ${siteId}::uuid) as id`.execute(tx);
  return rows.map(({ id }) => id);
}
