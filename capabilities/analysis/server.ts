import type { PublishableFindingInput } from '#capabilities/publishing/contract.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Capability } from '#platform/http/capability.ts';
import { analysisOn } from './capability.ts';
import { loadDemoAnalysis } from './demo.ts';
import { incidentsDoor } from './incidents-door.ts';
import { findingForPublication as forPublication } from './queries/finding-for-publication.ts';

export const analysis: Capability = { ...analysisOn(incidentsDoor), demo: loadDemoAnalysis };

/** For publishing, which freezes what it is given: a published finding with everything its page and trace need. */
export function findingForPublication(tx: Tx, id: string): Promise<PublishableFindingInput | null> {
  return forPublication(tx, id, incidentsDoor);
}
