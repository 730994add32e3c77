import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { GroupingRule } from '../grouping/group-events.ts';
import { plainTextsLiteral } from './pg-arrays.ts';
import type { VictimLedger } from './victim-ledger.ts';
import { type Target, writeClosings } from './write-rows.ts';

/** Groups the victims of the version to come. Events whose victims are the same as before live on as they are. */
export async function writeEvents(
  tx: Tx,
  target: Target,
  ledger: VictimLedger,
  rule: GroupingRule,
): Promise<{ events: number }> {
  // These tables were filled a moment ago and nothing has counted them yet: left alone, the planner takes them
  // for empty, walks one again for each row of the other, and needs minutes where a hash join needs a second.
  await sql`set local enable_nestloop = off`.execute(tx);
  const groups = membersByRoot(ledger.group(rule));
  const known = await loadKnownEvents(tx, target);
  const changed: number[][] = [];
  for (const members of groups.values()) {
    if (!known.keep(members.map((member) => ledger.idOf(member)))) changed.push(members);
  }
  await insertMembers(tx, target, ledger, changed);
  await insertEvents(tx, target);
  await writeClosings(
    tx,
    target,
    'event',
    known.left().map((id) => ({ id, replacedBy: null })),
  );
  await sql`set local enable_nestloop = on`.execute(tx);
  return { events: groups.size };
}

function membersByRoot(roots: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [victim, root] of roots.entries()) {
    const members = groups.get(root);
    if (members) members.push(victim);
    else groups.set(root, [victim]);
  }
  return groups;
}

class KnownEvents {
  readonly #eventOf = new Map<string, string>();
  readonly #sizes = new Map<string, number>();

  add(eventId: string, victimId: string): void {
    this.#eventOf.set(victimId, eventId);
    this.#sizes.set(eventId, (this.#sizes.get(eventId) ?? 0) + 1);
  }

  /** True when exactly these victims were one event before; that event then stays. */
  keep(victimIds: string[]): boolean {
    const event = this.#eventOf.get(victimIds[0]!);
    if (event === undefined || this.#sizes.get(event) !== victimIds.length) return false;
    if (victimIds.some((victim) => this.#eventOf.get(victim) !== event)) return false;
    return this.#sizes.delete(event);
  }

  left(): string[] {
    return [...this.#sizes.keys()];
  }
}

async function loadKnownEvents(tx: Tx, { siteId, sourceId, version }: Target): Promise<KnownEvents> {
  const known = new KnownEvents();
  if (version === 1) return known;
  const { rows } = await sql<{ event_id: string; victim_id: string }>`
    select member.event_id, member.victim_id
    from incidents.event event
    join incidents.event_victim member on member.site_id = event.site_id and member.event_id = event.id
    where event.site_id = ${siteId} and event.source_id = ${sourceId}
      and event.to_version is null and event.from_version < ${version}`.execute(tx);
  for (const { event_id, victim_id } of rows) known.add(event_id, victim_id);
  return known;
}

const membersAtOnce = 20_000;

async function insertMembers(
  tx: Tx,
  target: Target,
  ledger: VictimLedger,
  groups: number[][],
): Promise<void> {
  let eventIds: string[] = [];
  let victimIds: string[] = [];
  const flush = async () => {
    await sql`
      insert into incidents.event_victim (site_id, import_id, event_id, victim_id)
      select ${target.siteId}::uuid, ${target.importId}::uuid, event_id, victim_id
      from unnest(${plainTextsLiteral(eventIds)}::uuid[], ${plainTextsLiteral(victimIds)}::uuid[])
        as member (event_id, victim_id)`.execute(tx);
    eventIds = [];
    victimIds = [];
  };
  for (const members of groups) {
    const eventId = uuidv7();
    for (const member of members) {
      eventIds.push(eventId);
      victimIds.push(ledger.idOf(member));
    }
    if (eventIds.length >= membersAtOnce) await flush();
  }
  if (eventIds.length > 0) await flush();
}

/** An event is told by its victims: it begins with the first of them and stands where that one was found. */
async function insertEvents(tx: Tx, { siteId, sourceId, importId, version }: Target): Promise<void> {
  await sql`
    insert into incidents.event (site_id, source_id, id, import_id, from_version, occurred_at, occurred_local,
      victims, fatal, longitude, latitude, x, y, block, district, report_numbers)
    select ${siteId}::uuid, ${sourceId}::uuid, member.event_id, ${importId}::uuid, ${version}::integer,
      min(victim.occurred_at), min(victim.occurred_local),
      count(*), count(*) filter (where victim.is_fatal),
      (array_agg(victim.longitude order by victim.occurred_at, victim.id))[1],
      (array_agg(victim.latitude order by victim.occurred_at, victim.id))[1],
      (array_agg(victim.x order by victim.occurred_at, victim.id))[1],
      (array_agg(victim.y order by victim.occurred_at, victim.id))[1],
      min(victim.block), min(victim.district),
      coalesce(array_agg(distinct victim.report_number) filter (where victim.report_number is not null), '{}')
    from incidents.event_victim member
    join incidents.victim victim
      on victim.site_id = member.site_id and victim.source_id = ${sourceId} and victim.id = member.victim_id
    where member.site_id = ${siteId} and member.import_id = ${importId}
    group by member.event_id`.execute(tx);
}
