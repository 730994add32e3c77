import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { GroupingRule } from '../grouping/group-events.ts';
import { BinaryArray, uuidArray } from './binary-arrays.ts';
import { IdSeries } from './id-series.ts';
import { KnownEvents, loadKnownEvents } from './known-events.ts';
import type { VictimLedger } from './victim-ledger.ts';
import { type Target, writeClosings } from './write-rows.ts';

/** Groups the victims of the version to come. Events whose victims are the same as before live on as they are. */
export async function writeEvents(
  tx: Tx,
  target: Target,
  ledger: VictimLedger,
  rule: GroupingRule,
): Promise<{ events: number }> {
  const known = target.version > 1 ? await loadKnownEvents(tx, target) : new KnownEvents();
  const found = findEvents(ledger, rule, known);
  const newIds = new IdSeries();
  await insertGroups(tx, target, ledger, found.groups, newIds);
  if (found.alone > 0) await insertThoseAlone(tx, target, ledger, found, newIds);
  await writeClosings(
    tx,
    target,
    'event',
    known.left().map((id) => ({ id, replacedBy: null })),
  );
  return { events: found.events };
}

type Found = {
  events: number;
  /** New events, except those of one victim who came with this file: they are counted only. */
  groups: number[][];
  alone: number;
};

function findEvents(ledger: VictimLedger, rule: GroupingRule, known: KnownEvents): Found {
  const roots = ledger.group(rule);
  const sizes = sizesOf(roots);
  const groups = new Map<number, number[]>();
  let alone = 0;
  let events = 0;
  for (let victim = 0; victim < roots.length; victim++) {
    const root = roots[victim]!;
    if (root === victim) events++;
    if (sizes[root] === 1 && ledger.isNew(victim)) {
      alone++;
      continue;
    }
    const members = groups.get(root);
    if (members) members.push(victim);
    else groups.set(root, [victim]);
  }
  const isChanged = (members: number[]) => !known.keep(members.map((member) => ledger.idOf(member)));
  return { events, alone, groups: [...groups.values()].filter(isChanged) };
}

function sizesOf(roots: Int32Array): Int32Array {
  const sizes = new Int32Array(roots.length);
  for (const root of roots) sizes[root]!++;
  return sizes;
}

/**
 * Most events have one victim and need neither a list of members nor aggregation. They are written in order of time,
 * and numbered in that order, so that both indexes grow at their ends.
 */
async function insertThoseAlone(
  tx: Tx,
  { siteId, sourceId, importId, version }: Target,
  ledger: VictimLedger,
  { groups }: Found,
  newIds: IdSeries,
): Promise<void> {
  const grouped = groups.flat().filter((victim) => ledger.isNew(victim));
  const isAlone =
    grouped.length === 0
      ? sql``
      : sql`and not exists (
          select from unnest(${uuidArray(grouped.map((victim) => ledger.idOf(victim)))}::uuid[]) grouped (id)
          where grouped.id = victim.id)`;
  await sql`
    insert into incidents.event (site_id, source_id, import_id, from_version, id, occurred_at, occurred_local,
      victims, fatal, longitude, latitude, x, y, block, district, report_numbers, victim_ids)
    select site_id, source_id, import_id, from_version,
      (${newIds.beginning}::text || lpad(to_hex(${newIds.count}::bigint + row_number() over in_time), 12, '0'))::uuid,
      occurred_at, occurred_local, 1, coalesce(is_fatal, false)::integer, longitude, latitude, x, y, block, district,
      case when report_number is null then '{}' else array[report_number] end, array[id]
    from incidents.victim
    where site_id = ${siteId} and source_id = ${sourceId} and import_id = ${importId} and from_version = ${version}
      ${isAlone}
    window in_time as (order by occurred_at, id)
    order by occurred_at, id`.execute(tx);
}

const victimsAtOnce = 10_000;

async function insertGroups(
  tx: Tx,
  target: Target,
  ledger: VictimLedger,
  groups: number[][],
  newIds: IdSeries,
): Promise<void> {
  const eventIds = new BinaryArray('uuid');
  const victimIds = new BinaryArray('uuid');
  const id = new Uint8Array(16);
  for (const [index, members] of groups.entries()) {
    newIds.writeNext(id, 0);
    for (const member of members) {
      eventIds.addUuid(id, 0);
      victimIds.addUuidText(ledger.idOf(member));
    }
    // An event never lies across two batches.
    if (eventIds.count < victimsAtOnce && index + 1 < groups.length) continue;
    await insertMembers(tx, target, eventIds, victimIds);
    eventIds.clear();
    victimIds.clear();
  }
}

/**
 * An event is told by its victims: it begins with the first of them and stands where that one was found. They are
 * looked up one by one through the key: a join would be planned without statistics, for a table just filled.
 */
async function insertMembers(
  tx: Tx,
  { siteId, sourceId, importId, version }: Target,
  eventIds: BinaryArray,
  victimIds: BinaryArray,
): Promise<void> {
  await sql`
    insert into incidents.event (site_id, source_id, import_id, from_version, id, occurred_at, occurred_local,
      victims, fatal, longitude, latitude, x, y, block, district, report_numbers, victim_ids)
    select ${siteId}::uuid, ${sourceId}::uuid, ${importId}::uuid, ${version}::integer, member.event_id,
      min(victim.occurred_at), min(victim.occurred_local), count(*), count(*) filter (where victim.is_fatal),
      (array_agg(victim.longitude order by victim.occurred_at, victim.id))[1],
      (array_agg(victim.latitude order by victim.occurred_at, victim.id))[1],
      (array_agg(victim.x order by victim.occurred_at, victim.id))[1],
      (array_agg(victim.y order by victim.occurred_at, victim.id))[1],
      min(victim.block), min(victim.district),
      coalesce(array_agg(distinct victim.report_number) filter (where victim.report_number is not null), '{}'),
      array_agg(victim.id order by victim.occurred_at, victim.id)
    from (
      select unnest(${eventIds.bytes()}::uuid[]) as event_id, unnest(${victimIds.bytes()}::uuid[]) as victim_id
    ) member
    cross join lateral (
      select victim.* from incidents.victim
      where victim.site_id = ${siteId} and victim.source_id = ${sourceId} and victim.id = member.victim_id
      offset 0
    ) victim
    group by member.event_id`.execute(tx);
}
