import type { LegalEvent } from './kinds.ts';
import type { Standing } from './standing-types.ts';

export type * from './standing-types.ts';

/** What stands after these events, in whatever order and however often they were told. */
export function standingOf(events: readonly LegalEvent[]): Standing {
  return {
    parts: [],
    defendants: [],
    charges: [],
    hearings: [],
    exceptions: [],
    triggers: [],
    juvenile: events.some(({ kind, payload }) => kind === 'defendant-named' && payload.juvenile === true),
    events: events.length,
  };
}
