import type { Tx } from '#platform/database/database.ts';
import { type CheckedRow, checkRows, type FileLine, type FileReading } from './check-rows.ts';
import { knownPeople, knownPlans, knownRequests, knownSites } from './known.ts';
import { peopleRules } from './people.ts';
import { planRules } from './plans.ts';
import { requestRules } from './requests.ts';
import { siteRules } from './sites.ts';

/** Every row against the records as they are now, with the eyes of the person asking. */
export async function checkFile(
  tx: Tx,
  lines: readonly FileLine[],
  reading: FileReading,
  now: Date,
): Promise<CheckedRow[]> {
  switch (reading.kind) {
    case 'sites':
      return checkRows(lines, reading, siteRules(await knownSites(tx)));
    case 'people':
      return checkRows(lines, reading, peopleRules(await knownPeople(tx, now)));
    case 'requests':
      return checkRows(lines, reading, requestRules(await knownRequests(tx, now)));
    case 'plans':
      return checkRows(lines, reading, planRules(await knownPlans(tx)));
  }
}
