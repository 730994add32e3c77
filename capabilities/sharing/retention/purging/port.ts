import type { Day } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';

/** Which records: one agency's at one site, whose time began before the day, in the order of their ids. */
export type DueQuestion = {
  siteId: string;
  agencyId: string;
  before: Day;
  after: string | null;
  limit: number;
};

/**
 * How one class of records is purged, written by the capability that keeps them. All of it runs as the system, in the
 * transaction of a batch: what `remove` does and the tombstones commit together or not at all.
 */
export type PurgePort = {
  /** As schedules and holds name it: `cases.complaint`, `sharing.disclosures`. */
  recordClass: string;
  label: string;
  /** From when the time of a record counts, to follow “counted from”. */
  countsFrom: string;
  /** Ids of records that are due, ascending, none below or at `after`. It need not look at holds. */
  due(tx: Tx, question: DueQuestion): Promise<string[]>;
  /**
   * Removes these records with everything that tells of them: rows that hang on them, read models, search, files. Says
   * how many rows went, by table. Deletion must leave no content in the audit: leave columns out of `audited`.
   */
  remove(tx: Tx, ids: readonly string[]): Promise<Record<string, number>>;
  /** Of these records, how many still have something left anywhere. A certificate is held against it. */
  remaining(tx: Tx, ids: readonly string[]): Promise<number>;
};

const ports = new Map<string, PurgePort>();

/** Registered once, where the capability is put together (`server.ts`). */
export function registerPurgePort(port: PurgePort): PurgePort {
  const known = ports.get(port.recordClass);
  if (known && known !== port) throw new Error(`${port.recordClass} has a way of being purged already`);
  ports.set(port.recordClass, port);
  return port;
}

export function purgePortOf(recordClass: string): PurgePort | null {
  return ports.get(recordClass) ?? null;
}

export function purgePorts(): PurgePort[] {
  return [...ports.values()].sort((one, other) => one.label.localeCompare(other.label));
}

export function labelOfClass(recordClass: string): string {
  return ports.get(recordClass)?.label ?? recordClass;
}
