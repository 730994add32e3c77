import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { HoldingView, PositionKey, PositionView } from './contract.ts';
import { coverOn, holdsOn, vacantSince } from './holdings.ts';

type PositionRow = { key: PositionKey; name: string; heldBy: PositionView['heldBy'] };
type HoldingRow = HoldingView & { position: PositionKey };

/** Every position of the site’s team: who holds it today, who will, who did, and where nobody does. */
export async function describeTeam(tx: Tx, siteId: string, today: Day): Promise<PositionView[]> {
  const { rows: positions } = await sql<PositionRow>`
    select key, name, held_by as "heldBy" from program.position order by rank`.execute(tx);
  const holdings = await holdingsOf(tx, siteId);
  return positions.map((position) =>
    describePosition(
      position,
      holdings.filter((holding) => holding.position === position.key),
      today,
    ),
  );
}

export async function holdingsOf(tx: Tx, siteId: string): Promise<HoldingRow[]> {
  const { rows } = await sql<HoldingRow>`
    select h.id, h.position, h.person_id as "personId",
      coalesce(h.contact_name, identity.name_of(h.person_id), 'A colleague') as name,
      h.contact_agency as agency, h.contact_address as address, h.acting,
      h.valid_from as "from", h.valid_to as "to", h.note
    from program.holding h
    where h.site_id = ${siteId} and (h.valid_to is null or h.valid_to > h.valid_from)
    order by h.acting, h.valid_from desc`.execute(tx);
  return rows;
}

function describePosition(position: PositionRow, rows: HoldingRow[], today: Day): PositionView {
  const holdings = rows.map(({ position: _, ...holding }) => holding);
  const cover = coverOn(holdings, today);
  return {
    ...position,
    cover,
    vacantSince: cover === 'vacant' ? vacantSince(holdings, today) : null,
    now: holdings.filter((holding) => holdsOn(holding, today)),
    coming: holdings.filter(({ from }) => from > today),
    past: holdings.filter(({ to }) => to !== null && to <= today),
  };
}
