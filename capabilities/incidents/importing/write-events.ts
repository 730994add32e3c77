import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { GroupingRule } from '../grouping/group-events.ts';
import { IdSeries } from './id-series.ts';
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
  const groups = membersByRoot(ledger.group(rule));
  const known = await loadKnownEvents(tx, target);
  const changed: number[][] = [];
  for (const members of groups.values()) {
    if (!known.keep(members.map((member) => ledger.idOf(member)))) changed.push(members);
  }
  await insertEvents(tx, target, ledger, changed);
  await writeClosings(
    tx,
    target,
    'event',
    known.left().map((id) => ({ id, replacedBy: null })),
  );
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
  // A table filled a moment ago has no statistics: left alone, the planner may walk it again for each event.
  await sql`set local enable_nestloop = off`.execute(tx);
  const { rows } = await sql<{ event_id: string; victim_id: string }>`
    select member.event_id, member.victim_id
    from incidents.event event
    join incidents.event_victim member on member.site_id = event.site_id and member.event_id = event.id
    where event.site_id = ${siteId} and event.source_id = ${sourceId}
      and event.to_version is null and event.from_version < ${version}`.execute(tx);
  await sql`set local enable_nestloop = on`.execute(tx);
  for (const { event_id, victim_id } of rows) known.add(event_id, victim_id);
  return known;
}

const victimsAtOnce = 10_000;

async function insertEvents(tx: Tx, target: Target, ledger: VictimLedger, groups: number[][]): Promise<void> {
  const newIds = new IdSeries();
  // Most events have one victim and need no aggregation, which costs more than all the rest.
  const single = new MembersInWriting(tx, target, eventsOfOneVictim);
  const several = new MembersInWriting(tx, target, eventsOfSeveralVictims);
  for (const members of groups) {
    const eventId = newIds.next();
    const writing = members.length === 1 ? single : several;
    for (const member of members) writing.add(eventId, ledger.idOf(member));
    if (writing.size >= victimsAtOnce) await writing.flush();
  }
  await single.flush();
  await several.flush();
}

/** Events with their members, a batch at a time. An event never lies across two batches. */
class MembersInWriting {
  readonly #tx: Tx;
  readonly #target: Target;
  readonly #events: (target: Target) => RawBuilder<unknown>;
  #eventIds: string[] = [];
  #victimIds: string[] = [];

  constructor(tx: Tx, target: Target, events: (target: Target) => RawBuilder<unknown>) {
    this.#tx = tx;
    this.#target = target;
    this.#events = events;
  }

  get size(): number {
    return this.#eventIds.length;
  }

  add(eventId: string, victimId: string): void {
    this.#eventIds.push(eventId);
    this.#victimIds.push(victimId);
  }

  async flush(): Promise<void> {
    if (this.size === 0) return;
    const { siteId, sourceId, importId, version } = this.#target;
    await sql`
      with member as materialized (
        select event_id, victim_id
        from unnest(${plainTextsLiteral(this.#eventIds)}::uuid[], ${plainTextsLiteral(this.#victimIds)}::uuid[])
          as member (event_id, victim_id)
      ), kept as (
        insert into incidents.event_victim (site_id, import_id, event_id, victim_id)
        select ${siteId}::uuid, ${importId}::uuid, event_id, victim_id from member
      )
      insert into incidents.event (site_id, source_id, import_id, from_version, id, occurred_at, occurred_local,
        victims, fatal, longitude, latitude, x, y, block, district, report_numbers)
      select ${siteId}::uuid, ${sourceId}::uuid, ${importId}::uuid, ${version}::integer, member.event_id, ${this.#events(this.#target)}`.execute(
      this.#tx,
    );
    this.#eventIds = [];
    this.#victimIds = [];
  }
}

/** Looked up one by one through the key: a join would be planned anew for a table that has just been filled. */
const victimOfMember = (target: Target) => sql`
  from member
  cross join lateral (
    select victim.* from incidents.victim
    where victim.site_id = ${target.siteId} and victim.source_id = ${target.sourceId} and victim.id = member.victim_id
    offset 0
  ) victim`;

const eventsOfOneVictim = (target: Target) => sql`
  victim.occurred_at, victim.occurred_local, 1, coalesce(victim.is_fatal, false)::integer,
  victim.longitude, victim.latitude, victim.x, victim.y, victim.block, victim.district,
  array_remove(array[victim.report_number], null) ${victimOfMember(target)}`;

/** An event is told by its victims: it begins with the first of them and stands where that one was found. */
const eventsOfSeveralVictims = (target: Target) => sql`
  min(victim.occurred_at), min(victim.occurred_local), count(*), count(*) filter (where victim.is_fatal),
  (array_agg(victim.longitude order by victim.occurred_at, victim.id))[1],
  (array_agg(victim.latitude order by victim.occurred_at, victim.id))[1],
  (array_agg(victim.x order by victim.occurred_at, victim.id))[1],
  (array_agg(victim.y order by victim.occurred_at, victim.id))[1],
  min(victim.block), min(victim.district),
  coalesce(array_agg(distinct victim.report_number) filter (where victim.report_number is not null), '{}')
  ${victimOfMember(target)}
  group by member.event_id`;
