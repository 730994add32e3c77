import type { BulletinFigures, DataForBulletin, FiguresRequest } from '#capabilities/bulletins/contract.ts';
import type { PublishableFindingInput } from '#capabilities/publishing/contract.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { Capability } from '#platform/http/capability.ts';
import { dataForBulletin, bulletinFigures as figuresOf } from './bulletin-figures/bulletin-figures.ts';
import { analysisOn } from './capability.ts';
import { loadDemoAnalysis } from './demo.ts';
import { incidentsDoor } from './incidents-door.ts';
import { findingForPublication as forPublication } from './queries/finding-for-publication.ts';

export const analysis: Capability = { ...analysisOn(incidentsDoor), demo: loadDemoAnalysis };

/** For publishing, which freezes what it is given: a published finding with everything its page and trace need. */
export function findingForPublication(tx: Tx, id: string): Promise<PublishableFindingInput | null> {
  return forPublication(tx, id, incidentsDoor);
}

/** For bulletins: what a site’s bulletin would rest on today. */
export function bulletinData(tx: Tx, siteId: string): Promise<DataForBulletin | null> {
  return dataForBulletin(tx, siteId, incidentsDoor);
}

/** For bulletins, which draft themselves: the figures of a site’s week, computed in a thread of their own. */
export function bulletinFigures(
  database: Database,
  request: FiguresRequest,
  signal: AbortSignal,
): Promise<BulletinFigures> {
  return figuresOf(database, request, incidentsDoor, signal);
}

/** For research, which counts what an extract keeps of places. */
export { type ConcentrationOnGrid, concentrationOnGrid } from './methods/concentration-on-grid.ts';
