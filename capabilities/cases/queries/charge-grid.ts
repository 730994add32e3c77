import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { ChargeOfCase, ChargePair, PartyOfCase } from '../contract.ts';
import { offenseName, statuteName } from './offense-words.ts';

type ChargeRow = Omit<ChargeOfCase, 'since' | 'offense'> & {
  side: 'police' | 'court';
  compartmentId: number;
  nibrsOffense: string | null;
  matchedKey: string | null;
  since: Date;
};

/** What police recommended beside what stands in court, as far as each is open to the reader. */
export async function chargesOf(tx: Tx, caseId: string): Promise<{ rows: ChargeRow[]; pairs: ChargePair[] }> {
  const { rows } = await sql<ChargeRow>`
    select g.id, g.compartment_id as "compartmentId", g.side, g.charge_key as key,
      g.defendant_key as "defendantKey", g.count_number as count, g.version, g.statute,
      g.nibrs_offense as "nibrsOffense", g.degree, g.status, g.status_since as since, g.disposition,
      g.disposition_class as "dispositionClass", g.disposed_on as "disposedOn", g.matched_key as "matchedKey"
    from cases.charge g
    where g.case_id = ${caseId}
    order by g.defendant_key, g.count_number nulls last, g.charge_key`.execute(tx);
  return { rows, pairs: pairsOf(rows) };
}

function pairsOf(rows: readonly ChargeRow[]): ChargePair[] {
  const police = rows.filter(({ side }) => side === 'police');
  const court = rows.filter(({ side }) => side === 'court');
  const taken = new Set<ChargeRow>();
  const pairs = police.map((own): ChargePair => {
    const match = court.find((other) => !taken.has(other) && areMatched(own, other));
    if (match) taken.add(match);
    return { defendantKey: own.defendantKey, police: chargeOf(own), court: match ? chargeOf(match) : null };
  });
  const alone = court.filter((one) => !taken.has(one));
  return [
    ...pairs,
    ...alone.map((one) => ({ defendantKey: one.defendantKey, police: null, court: chargeOf(one) })),
  ].sort((one, other) => one.defendantKey.localeCompare(other.defendantKey));
}

function areMatched(police: ChargeRow, court: ChargeRow): boolean {
  return (
    police.defendantKey === court.defendantKey &&
    (police.matchedKey === court.key || court.matchedKey === police.key)
  );
}

function chargeOf(row: ChargeRow): ChargeOfCase {
  const { side: _, compartmentId: __, nibrsOffense, matchedKey: ___, since, ...charge } = row;
  const offense = statuteName(charge.statute) ?? offenseName(nibrsOffense);
  return { ...charge, since: since.toISOString(), offense };
}

type PartyRow = Omit<PartyOfCase, 'standing'> & { compartmentId: number; standing: Record<string, unknown> };

/** The defendants, one line each: what several agencies tell of one is joined by its key. */
export async function partiesOf(
  tx: Tx,
  caseId: string,
): Promise<{ rows: PartyRow[]; parties: PartyOfCase[] }> {
  const { rows } = await sql<PartyRow>`
    select d.defendant_key as key, d.compartment_id as "compartmentId", d.name, d.birth_date as "birthDate",
      d.juvenile, d.custody, a.name as agency, d.standing
    from cases.defendant d
    join sharing.compartment c on c.id = d.compartment_id
    join identity.agency a on a.id = c.owner_agency_id
    where d.case_id = ${caseId}
    order by d.defendant_key, d.name is null, a.name`.execute(tx);
  const byKey = new Map<string, PartyRow[]>();
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  return { rows, parties: [...byKey.values()].map(joined) };
}

function joined(rows: readonly PartyRow[]): PartyOfCase {
  const first = rows[0]!;
  return {
    key: first.key,
    name: rows.find(({ name }) => name)?.name ?? null,
    birthDate: rows.find(({ birthDate }) => birthDate)?.birthDate ?? null,
    juvenile: rows.some(({ juvenile }) => juvenile),
    custody: rows.find(({ custody }) => custody && custody !== 'unknown')?.custody ?? null,
    agency: first.agency,
    standing: [...new Set(rows.flatMap(({ standing }) => standingWords(standing)))],
  };
}

function standingWords(standing: Record<string, unknown>): string[] {
  const outcome = standing.outcome as { result?: string; class?: string } | null | undefined;
  return [
    standing.warrant && standing.warrant !== 'none' ? 'Warrant outstanding' : null,
    standing.competency === 'hold' ? 'Held for competency' : null,
    standing.severed ? 'Tried apart' : null,
    outcome?.result ? `${capital(outcome.result)}${outcome.class ? ` (${outcome.class})` : ''}` : null,
  ].filter((word) => word !== null);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
