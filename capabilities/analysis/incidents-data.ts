import type { PublishableFindingInput } from '#capabilities/publishing/contract.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Records } from './methods/method.ts';

/** What analysis needs to know of a data version; `incidents` holds it, nothing here reads its tables. */
export type VersionForAnalysis = {
  id: string;
  label: string;
  period: { from: string; to: string };
  /** The last day on which the data can be whole. */
  dataDate: string | null;
  rules: readonly { id: string; bit: number; reason: string; effect: 'exclude' | 'flag' }[];
  districts: readonly string[];
};

export type IncidentsData = {
  /** The site’s accepted versions of confirmed shootings, the current one first. */
  versions(tx: Tx, siteId: string): Promise<VersionForAnalysis[]>;
  records(
    tx: Tx,
    version: { siteId: string; versionId: string; unit: 'events' | 'victims' },
  ): Promise<Records>;
  trace(tx: Tx, versionId: string): Promise<PublishableFindingInput['data'] | null>;
};
