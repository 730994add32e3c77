import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { EventFilter, IncidentDetail, IncidentEvent, IncidentVictim } from '../contract.ts';
import { flagger } from '../flagging/flag-rules.ts';
import { readFlagRules } from './flag-rules.ts';
import { readSources } from './sources.ts';

type Row = Omit<IncidentEvent, 'occurredAt' | 'flags'> & { occurredAt: Date };

const columns = sql`
  event.id, event.occurred_at as "occurredAt", event.occurred_local as "occurredLocal", event.victims, event.fatal,
  event.longitude, event.latitude, event.block, event.district, event.report_numbers as "reportNumbers"`;

/** The newest first. One source at a time: layers and sources are never added up in one list. */
export async function readEvents(
  tx: Tx,
  siteId: string,
  filter: EventFilter,
): Promise<{ items: IncidentEvent[]; next: string | null }> {
  const source = (await readSources(tx, siteId, filter.source))[0];
  if (!source || source.currentVersion === 0) return { items: [], next: null };
  const { rows } = await eventPage(siteId, source.id, source.currentVersion, filter).execute(tx);
  const rules = await readFlagRules(tx, source.id);
  const flagsOf = flagger(rules);
  const items = rows.map((row): IncidentEvent => {
    const flags = flagsOf({ ...row, reportNumber: row.reportNumbers[0] ?? null });
    const matching = rules.filter((_, index) => flags & (1 << index));
    return {
      ...row,
      occurredAt: row.occurredAt.toISOString(),
      flags: matching.map(({ effect, reason }) => ({ effect, reason })),
    };
  });
  return cutPage(items, filter.limit, (event) => [event.occurredAt, event.id]);
}

export function eventPage(
  siteId: string,
  sourceId: string,
  version: number,
  filter: EventFilter,
): RawBuilder<Row> {
  return sql<Row>`
    select ${columns}
    from incidents.event
    where event.site_id = ${siteId} and event.source_id = ${sourceId}
      and event.from_version <= ${version} and (event.to_version is null or event.to_version > ${version})
      ${sql.join(conditionsOf(filter), sql` `)}
    order by event.occurred_at desc, event.id desc
    limit ${filter.limit + 1}`;
}

function conditionsOf(filter: EventFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql``];
  const cursor = decodeCursor(filter.after);
  if (cursor?.length === 2) {
    conditions.push(sql`and (event.occurred_at, event.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`);
  }
  if (filter.from) conditions.push(sql`and event.occurred_local >= ${filter.from}::date`);
  if (filter.to) conditions.push(sql`and event.occurred_local < ${filter.to}::date + 1`);
  if (filter.outcome) conditions.push(sql`and (event.fatal > 0) = ${filter.outcome === 'fatal'}`);
  if (filter.victims) conditions.push(sql`and event.victims > 1`);
  if (filter.district) conditions.push(sql`and event.district = ${filter.district}`);
  if (filter.place === 'missing') conditions.push(sql`and event.x is null`);
  if (filter.q) {
    const text = `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`and (event.block ilike ${text} or ${filter.q} = any (event.report_numbers))`);
  }
  return conditions;
}

export async function readEvent(
  tx: Tx,
  siteId: string,
  eventId: string,
): Promise<IncidentDetail | undefined> {
  const { rows } = await sql<Row & { fromVersion: number; toVersion: number | null; sourceName: string }>`
    select ${columns}, event.from_version as "fromVersion", event.to_version as "toVersion", source.name as "sourceName"
    from incidents.event
    join incidents.source source on source.id = event.source_id
    where event.site_id = ${siteId} and event.id = ${eventId}`.execute(tx);
  const event = rows[0];
  if (!event) return undefined;
  return {
    ...event,
    occurredAt: event.occurredAt.toISOString(),
    members: await readVictims(tx, siteId, eventId),
  };
}

async function readVictims(tx: Tx, siteId: string, eventId: string): Promise<IncidentVictim[]> {
  const { rows } = await sql<IncidentVictim>`
    select victim.id, victim.report_number as "reportNumber", victim.occurred_local as "occurredLocal",
      victim.is_fatal as "isFatal", victim.age, victim.age_group as "ageGroup", victim.sex, victim.race,
      victim.block, coalesce(victim.notes, '{}') as notes, victim.file_row as "fileRow"
    from incidents.event event
    join incidents.victim victim
      on victim.site_id = event.site_id and victim.source_id = event.source_id and victim.id = any (event.victim_ids)
    where event.site_id = ${siteId} and event.id = ${eventId}
    order by victim.occurred_at, victim.id`.execute(tx);
  return rows;
}
