import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { excludingBits, type Flaggable, flagger } from '../flagging/flag-rules.ts';
import { readDataVersion } from './data-version.ts';
import { readFlagRules } from './flag-rules.ts';

export type VictimsRequest = {
  siteId: string;
  versionId: string;
  /** Local calendar days, both included. */
  from: string;
  to: string;
};

/** A victim as far as the file tells, without whatever names them: neither id nor report number leaves here. */
export type VictimFacts = {
  /** `2024-03-01 20:00:00` on the site's clock. */
  occurredLocal: string;
  fatal: boolean | null;
  age: number | null;
  ageGroup: string | null;
  sex: string | null;
  race: string | null;
  district: string | null;
  x: number | null;
  y: number | null;
};

/** The victims of a period, without those that a rule in force excludes, and how many those were. */
export async function victimsOfVersion(
  tx: Tx,
  request: VictimsRequest,
): Promise<Outcome<{ victims: VictimFacts[]; excludedByRules: number }>> {
  const version = await readDataVersion(tx, request.versionId);
  if (version?.siteId !== request.siteId) return failWith('incidents.version-missing', {});
  const rules = await readFlagRules(tx, version.source.id);
  const all = await readVictims(tx, request, version.source.id, version.version);
  const [flagsOf, excluding] = [flagger(rules), excludingBits(rules)];
  const kept = all.filter(({ flaggable }) => (flagsOf(flaggable) & excluding) === 0);
  return succeed({ victims: kept.map(({ facts }) => facts), excludedByRules: all.length - kept.length });
}

async function readVictims(tx: Tx, request: VictimsRequest, sourceId: string, version: number) {
  const { rows } = await sql<VictimFacts & Flaggable>`
    select occurred_local as "occurredLocal", is_fatal as fatal, age, age_group as "ageGroup", sex, race, district,
      x, y, block, report_number as "reportNumber"
    from incidents.victim
    where site_id = ${request.siteId} and source_id = ${sourceId}
      and from_version <= ${version} and (to_version is null or to_version > ${version})
      and occurred_local >= ${request.from}::date and occurred_local < ${request.to}::date + 1
    order by occurred_at, id`.execute(tx);
  return rows.map(({ block, reportNumber, ...facts }) => ({
    facts,
    flaggable: { block, reportNumber, district: facts.district },
  }));
}
