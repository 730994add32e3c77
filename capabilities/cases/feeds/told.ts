import type { FieldProblem } from '#platform/outcome/outcome.ts';
import type { EventInput } from '../legal-record/read-event.ts';

/** An event as a system or a file tells it: `case` is the source's own name of the case. */
export type Told = EventInput & {
  case: string;
  /** The number of a case that the agency sees, such as a report number: joined instead of opening another. */
  joins?: string | undefined;
  row?: number | undefined;
};

/** A row that cannot even be told, with every reason. */
export type Unreadable = {
  row: number | null;
  told: Record<string, unknown>;
  reasons: FieldProblem[];
};

export type FileReading = { told: Told[]; unreadable: Unreadable[] };
