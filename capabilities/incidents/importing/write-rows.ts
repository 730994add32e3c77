import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Accepted, SetAside } from '../checking/check-row.ts';
import type { Closing } from './pair-changes.ts';
import { flagsLiteral, numbersLiteral, plainTextsLiteral, textsLiteral } from './pg-arrays.ts';

export type Target = { siteId: string; sourceId: string; importId: string; version: number };
export type NewVictim = Accepted & { id: string };

/** One statement for a whole batch. COPY would be the obvious way, but PostgreSQL refuses it under row-level security. */
export async function writeVictims(tx: Tx, target: Target, victims: NewVictim[]): Promise<void> {
  const texts = (read: (victim: NewVictim) => string | null) => textsLiteral(victims.map(read));
  const numbers = (read: (victim: NewVictim) => number | null) => numbersLiteral(victims.map(read));
  await sql`
    insert into incidents.victim (site_id, source_id, import_id, from_version, id, content_hash, file_row,
      occurred_at, occurred_local, is_fatal, age, longitude, latitude, x, y,
      report_number, block, district, race, sex, age_group, notes)
    select ${target.siteId}::uuid, ${target.sourceId}::uuid, ${target.importId}::uuid, ${target.version}::integer,
      id, content_hash, file_row, to_timestamp(occurred), timestamp 'epoch' + occurred_local * interval '1 second',
      is_fatal, age, longitude, latitude, x, y, report_number, block, district, race, sex, age_group,
      string_to_array(notes, ',')
    from unnest(
      ${plainTextsLiteral(victims.map((victim) => victim.id))}::uuid[],
      ${plainTextsLiteral(victims.map((victim) => victim.contentHash))}::uuid[],
      ${numbers((victim) => victim.row)}::integer[],
      ${numbers((victim) => victim.occurredMs / 1000)}::float8[],
      ${numbers((victim) => victim.occurredLocalMs / 1000)}::float8[],
      ${flagsLiteral(victims.map((victim) => victim.isFatal))}::boolean[],
      ${numbers((victim) => victim.age)}::smallint[],
      ${numbers((victim) => victim.place?.longitude ?? null)}::float8[],
      ${numbers((victim) => victim.place?.latitude ?? null)}::float8[],
      ${numbers((victim) => victim.place?.x ?? null)}::float8[],
      ${numbers((victim) => victim.place?.y ?? null)}::float8[],
      ${texts((victim) => victim.reportNumber)}::text[],
      ${texts((victim) => victim.block)}::text[],
      ${texts((victim) => victim.district)}::text[],
      ${texts((victim) => victim.race)}::text[],
      ${texts((victim) => victim.sex)}::text[],
      ${texts((victim) => victim.ageGroup)}::text[],
      ${texts((victim) => (victim.notes.length > 0 ? victim.notes.join(',') : null))}::text[]
    ) as row (id, content_hash, file_row, occurred, occurred_local, is_fatal, age, longitude, latitude, x, y,
      report_number, block, district, race, sex, age_group, notes)`.execute(tx);
}

export async function writeSetAside(tx: Tx, target: Target, rows: SetAside[]): Promise<void> {
  await sql`
    insert into incidents.set_aside_row (site_id, import_id, file_row, fields, reasons)
    select ${target.siteId}::uuid, ${target.importId}::uuid, file_row,
      array(select jsonb_array_elements_text(fields::jsonb)), reasons::jsonb
    from unnest(
      ${numbersLiteral(rows.map((row) => row.row))}::integer[],
      ${textsLiteral(rows.map((row) => JSON.stringify(row.fields)))}::text[],
      ${textsLiteral(rows.map((row) => JSON.stringify(row.reasons)))}::text[]
    ) as row (file_row, fields, reasons)`.execute(tx);
}

export async function writeClosings(
  tx: Tx,
  target: Target,
  kind: 'victim' | 'event',
  closings: Closing[],
): Promise<void> {
  if (closings.length === 0) return;
  await sql`
    insert into incidents.closing (site_id, import_id, kind, row_id, replaced_by)
    select ${target.siteId}::uuid, ${target.importId}::uuid, ${kind}, row_id, replaced_by
    from unnest(
      ${plainTextsLiteral(closings.map((closing) => closing.id))}::uuid[],
      ${textsLiteral(closings.map((closing) => closing.replacedBy))}::uuid[]
    ) as closing (row_id, replaced_by)`.execute(tx);
}
