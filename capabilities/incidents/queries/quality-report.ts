import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { DataVersion, FlagCount, LateReporting, QualityReport } from '../contract.ts';
import { matchesRule } from '../flagging/flag-rules.ts';
import { readVersionsOfSource } from './data-version.ts';
import { readFilesOfVersion } from './files-of-version.ts';
import { readFlagRules } from './flag-rules.ts';

/** How far the current data of a source can be trusted. */
export async function readQualityReport(tx: Tx, siteId: string, sourceId: string): Promise<QualityReport> {
  const versions = await readVersionsOfSource(tx, siteId, sourceId);
  const current = versions[0] ?? null;
  return {
    version: current,
    previous: versions[1] ?? null,
    files: current ? await readFilesOfVersion(tx, current.id) : [],
    flags: current ? await countFlags(tx, siteId, sourceId) : [],
    lateReporting: await readLateReporting(tx, siteId, sourceId, versions),
  };
}

type Group = { reportNumber: string | null; block: string | null; district: string | null; victims: number };

async function countFlags(tx: Tx, siteId: string, sourceId: string): Promise<FlagCount[]> {
  const rules = await readFlagRules(tx, sourceId);
  if (rules.length === 0) return [];
  const { rows } = await sql<Group>`
    select victim.report_number as "reportNumber", victim.block, victim.district, count(*) as victims
    from incidents.victim
    join incidents.source source on source.id = victim.source_id
    where victim.site_id = ${siteId} and victim.source_id = ${sourceId}
      and victim.from_version <= source.current_version
      and (victim.to_version is null or victim.to_version > source.current_version)
    group by 1, 2, 3`.execute(tx);
  return rules.map((rule) => ({
    rule,
    victims: rows.reduce((sum, group) => (matchesRule(rule, group) ? sum + group.victims : sum), 0),
  }));
}

const delays = [
  ['within a week', 7],
  ['8 to 30 days', 30],
  ['31 to 90 days', 90],
  ['91 days to a year', 365],
  ['more than a year', Number.POSITIVE_INFINITY],
] as const;

/**
 * How long after it happened a shooting first appears. Only rows that a later version added tell: what the
 * first version held may have been there for years.
 */
async function readLateReporting(
  tx: Tx,
  siteId: string,
  sourceId: string,
  versions: DataVersion[],
): Promise<LateReporting> {
  if (versions.length < 2) return { versions: versions.length, arrivals: null };
  const { rows } = await sql<{ days: number; victims: number }>`
    select version.snapshot_date - victim.occurred_local::date as days, count(*) as victims
    from incidents.victim
    join incidents.data_version version
      on version.source_id = victim.source_id and version.version = victim.from_version
    where victim.site_id = ${siteId} and victim.source_id = ${sourceId}
      and victim.from_version > ${versions.at(-1)!.version}
      and not exists (
        select from incidents.closing closing
        where closing.site_id = victim.site_id and closing.import_id = victim.import_id
          and closing.kind = 'victim' and closing.replaced_by = victim.id)
    group by 1`.execute(tx);
  let from = Number.NEGATIVE_INFINITY;
  const arrivals = delays.map(([label, to]) => {
    const victims = rows.reduce(
      (sum, row) => (row.days > from && row.days <= to ? sum + row.victims : sum),
      0,
    );
    from = to;
    return { label, victims };
  });
  return { versions: versions.length, arrivals };
}
