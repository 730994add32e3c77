import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Target } from './write-rows.ts';

/** The events of the current version by their victims. */
export class KnownEvents {
  readonly #eventOf = new Map<string, string>();
  readonly #sizes = new Map<string, number>();

  add(eventId: string, victimIds: string[]): void {
    for (const victimId of victimIds) this.#eventOf.set(victimId, eventId);
    this.#sizes.set(eventId, victimIds.length);
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

const eventsAtOnce = 20_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

export async function loadKnownEvents(tx: Tx, target: Target): Promise<KnownEvents> {
  const known = new KnownEvents();
  for (let after: string | undefined = beforeAll; after; ) {
    const events: LoadedEvent[] = await loadAfter(tx, target, after);
    for (const { id, victims } of events) known.add(id, victims.split(','));
    after = events.length === eventsAtOnce ? events.at(-1)!.id : undefined;
  }
  return known;
}

type LoadedEvent = { id: string; victims: string };

async function loadAfter(
  tx: Tx,
  { siteId, sourceId, version }: Target,
  after: string,
): Promise<LoadedEvent[]> {
  const { rows } = await sql<LoadedEvent>`
    select id, array_to_string(victim_ids, ',') as victims
    from incidents.event
    where site_id = ${siteId} and source_id = ${sourceId} and id > ${after}
      and to_version is null and from_version < ${version}
    order by id
    limit ${eventsAtOnce}`.execute(tx);
  return rows;
}
