import { sql } from 'kysely';
import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { jurisdictionOf, ruleOn } from '../clock.ts';
import type { RequestOptions } from '../contract.ts';
import { rulesOf } from './rules.ts';

export type AnsweringAgency = { id: string; name: string; kind: string; siteState: string };

/** The agencies for which whoever is asking takes in requests at this site. */
export async function agenciesAnswering(tx: Tx, siteId: string): Promise<AnsweringAgency[]> {
  const { rows } = await sql<AnsweringAgency>`
    select a.id, a.name, a.kind, s.state as "siteState"
    from sharing.posts_for('disclosure.answer') p
    join identity.agency a on a.id = p.agency_id
    join program.site s on s.id = p.site_id
    where p.site_id = ${siteId}
    order by a.name`.execute(tx);
  return rows;
}

/** What the form offers, with the law each agency answers under today. */
export async function requestOptions(tx: Tx, siteId: string, today: Day): Promise<RequestOptions> {
  const agencies = [];
  for (const { id, name, kind, siteState } of await agenciesAnswering(tx, siteId)) {
    const jurisdiction = jurisdictionOf(kind, siteState);
    const rule = ruleOn(today, await rulesOf(tx, jurisdiction));
    agencies.push({ id, name, jurisdiction, law: rule?.law ?? null });
  }
  return { agencies };
}
