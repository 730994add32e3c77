import type { PublishableFindingInput } from '#capabilities/publishing/contract.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Records } from './methods/method.ts';

export type RuleOfVersion = { id: string; bit: number; reason: string; effect: 'exclude' | 'flag' };

/** What analysis needs to know of a data version; incidents hold it, nothing here reads their tables. */
export type VersionForAnalysis = {
  id: string;
  /** The stream of files it is a version of: a newer one of the same answers the same question. */
  sourceId: string;
  label: string;
  period: { from: string; to: string };
  /** The last day on which the data can be whole. */
  dataDate: string | null;
  /** The rules in force, in the order of their bits. */
  rules: readonly RuleOfVersion[];
};

export type RecordsRequest = {
  siteId: string;
  versionId: string;
  unit: 'events' | 'victims';
  /** The rules whose bits the records carry, as a recipe froze them. */
  ruleIds: readonly string[];
};

export type DataOfPublication = PublishableFindingInput['data'];

export type IncidentsData = {
  /** The site’s current versions of confirmed shootings. */
  currentVersions(tx: Tx, siteId: string): Promise<VersionForAnalysis[]>;
  /** Any version the site has ever accepted. */
  version(tx: Tx, siteId: string, versionId: string): Promise<VersionForAnalysis | null>;
  records(tx: Tx, request: RecordsRequest): Promise<Records>;
  /** Where a trace ends: the files, their hashes, and what became of their rows. */
  trace(tx: Tx, request: RecordsRequest): Promise<DataOfPublication | null>;
};
