import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { PlatformWorld } from '#platform/testing/platform-world.ts';
import { moveIn, recordCreation } from '../move.ts';
import { loan } from './loan.ts';

export type Move = keyof typeof loan.moves;
export type State = keyof typeof loan.states;
export type Recorded = {
  move: string;
  from: string;
  to: string;
  reason?: string | null;
  person?: string;
  site?: string;
};

/** Where loans are asked for and moved: as the application does it, and as someone at a SQL prompt would. */
export function loanDesk(world: PlatformWorld, site: string) {
  async function asked(personId: string): Promise<string> {
    const id = uuidv7();
    await world.database.as({ personId }, async (tx) => {
      await sql`insert into fixture.loan (id, site_id, state) values (${id}, ${site}, ${loan.initial})`.execute(
        tx,
      );
      await recordCreation(tx, loan, { id, siteId: site });
    });
    return id;
  }

  function makes(personId: string, id: string, move: Move, reason?: string) {
    return world.database.as({ personId }, (tx) => moveIn(tx, loan, { id, move, reason }));
  }

  function bySql(personId: string, id: string, recorded: Recorded): Promise<void> {
    return world.database.as({ personId }, async (tx) => {
      await record(tx, id, recorded);
      await setState(tx, id, recorded.to);
    });
  }

  async function record(
    tx: Tx,
    id: string,
    { move, from, to, reason, person, site: at }: Recorded,
  ): Promise<void> {
    await sql`insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state, reason, person_id)
    values (${uuidv7()}, ${loan.name}, ${id}, ${at ?? site}, ${move}, ${from}, ${to}, ${reason ?? null},
      ${person === undefined ? sql`access.person_id()` : person})`.execute(tx);
  }

  async function setState(tx: Tx, id: string, state: string): Promise<void> {
    const set = await sql`update fixture.loan set state = ${state} where id = ${id}`.execute(tx);
    if (set.numAffectedRows !== 1n) throw new Error('the record is not there');
  }

  return { asked, makes, bySql, record, setState };
}
