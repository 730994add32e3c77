import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { coreAreas } from '#capabilities/program/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { ExpertiseNote, ProviderChange, ProviderDraft } from '../contract.ts';
import { failWith } from '../errors.ts';

type Done = Outcome<{ id: string }>;

/** The program office lists an agency as a provider of assistance. */
export async function listProviderIn(tx: Tx, draft: ProviderDraft): Promise<Done> {
  const { rows } = await sql<{ kind: string; listed: boolean }>`
    select a.kind, exists (select from assistance.provider p where p.agency_id = a.id) as listed
    from identity.agency a where a.id = ${draft.agencyId}`.execute(tx);
  if (rows[0]?.kind !== 'tta provider') return failWith('assistance.not-a-provider', {});
  if (rows[0].listed) return failWith('assistance.provider-listed', {});
  const id = uuidv7();
  await sql`insert into assistance.provider (id, agency_id, name, summary, capacity, away_until)
    values (${id}, ${draft.agencyId}, ${draft.name}, ${draft.summary}, ${draft.capacity}, ${draft.awayUntil})`.execute(
    tx,
  );
  return told(tx, id);
}

/** Its own people or the program office say what it is, what it can carry and from when; never over a later save. */
export async function changeProviderIn(tx: Tx, id: string, change: ProviderChange): Promise<Done> {
  const refused = await refusalToDescribe(tx, id);
  if (refused) return refused;
  const { numAffectedRows } = await sql`update assistance.provider set name = ${change.name},
      summary = ${change.summary}, capacity = ${change.capacity}, away_until = ${change.awayUntil},
      revision = revision + 1
    where id = ${id} and revision = ${change.revision}`.execute(tx);
  if (!numAffectedRows) return failWith('assistance.provider-changed-meanwhile', {});
  return told(tx, id);
}

/** What it knows of a core area and how one knows; or that it no longer offers it. */
export async function noteExpertiseIn(
  tx: Tx,
  { id, coreArea }: { id: string; coreArea: string },
  { expertise }: ExpertiseNote,
): Promise<Done> {
  const refused = await refusalToDescribe(tx, id);
  if (refused) return refused;
  if (!(await coreAreas(tx)).some(({ key }) => key === coreArea))
    return failWith('assistance.core-area-unknown', {});
  if (expertise)
    await sql`insert into assistance.provider_expertise (provider_id, core_area, level, evidence)
      values (${id}, ${coreArea}, ${expertise.level}, ${expertise.evidence})
      on conflict (provider_id, core_area) do update
        set level = excluded.level, evidence = excluded.evidence, noted_by = excluded.noted_by, noted_at = now()`.execute(
      tx,
    );
  else
    await sql`delete from assistance.provider_expertise
      where provider_id = ${id} and core_area = ${coreArea}`.execute(tx);
  return told(tx, id);
}

export async function refusalToDescribe(tx: Tx, id: string) {
  const { rows } = await sql<{ mine: boolean }>`
    select access.holds('assistance.keep-providers') or p.id in (select assistance.my_providers()) as mine
    from assistance.provider p where p.id = ${id}`.execute(tx);
  if (!rows[0]) return failWith('assistance.provider-not-found', {});
  return rows[0].mine ? null : failWith('assistance.provider-not-yours', {});
}

export async function told(tx: Tx, id: string): Promise<Done> {
  await emitIn(tx, {
    kind: 'assistance.provider-changed',
    siteId: null,
    subject: { table: 'assistance.provider', id },
    permission: 'assistance.read-providers',
  });
  return succeed({ id });
}
