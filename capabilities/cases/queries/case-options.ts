import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { CaseOptions } from '../contract.ts';
import { declineReasons, nibrsOffenses, statutes } from '../legal-record/code-lists.ts';
import { sideOf } from '../legal-record/kinds.ts';
import { ownAgencies } from './reach.ts';

type Agency = { id: string; name: string; kind: string };

/** What the forms of a site offer: whom to refer to, whom to assign, and the code lists. */
export async function caseOptions(tx: Tx, siteId: string): Promise<CaseOptions> {
  const mine = await ownAgencies(tx, siteId, 'cases.record');
  const agencies = await sql<Agency>`select id, name, kind from cases.agencies_at(${siteId})`.execute(tx);
  const colleagues = await sql<{ value: string; label: string }>`
    select id as value, name as label from cases.colleagues_at(${siteId})`.execute(tx);
  const ofSide = (side: string) =>
    agencies.rows
      .filter(({ kind }) => sideOf(kind) === side)
      .map(({ id, name }) => ({ value: id, label: name }));
  return {
    prosecutors: ofSide('prosecutor'),
    federalAgencies: ofSide('federal'),
    colleagues: colleagues.rows,
    offenses: nibrsOffenses.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
    statutes: statutes.map(({ code, name, grade, nibrs }) => ({
      ...{ value: code, label: `${code} ${name}`, degree: grade, offense: nibrs },
    })),
    declineReasons: declineReasons.map(({ code, label }) => ({ value: code, label })),
    mySides: [...new Set(mine.map(({ side }) => side))],
  };
}
