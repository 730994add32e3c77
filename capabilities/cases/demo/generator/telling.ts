import type { EventKind } from '../../legal-record/kinds.ts';
import type { Draw } from './draw.ts';

export type TellerKey = 'police' | 'prosecutor' | 'court' | 'federal';

/** An event of an invented case, as the system of one agency would tell it. */
export type ToldEvent = {
  by: TellerKey;
  sourceKey: string;
  kind: EventKind;
  at: Date;
  defendantKey: string | null;
  chargeKey: string | null;
  hearingKey: string | null;
  payload: Record<string, unknown>;
  fields: Record<string, Record<string, unknown>>;
};

type About = {
  d?: string | null;
  c?: string;
  h?: string;
  fields?: Record<string, Record<string, unknown>>;
};

export const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Tells one case from its beginning; what would happen after `until` is not told, and the case is still open. */
export class Telling {
  readonly draw: Draw;
  readonly caseNumber: string;
  readonly events: ToldEvent[] = [];
  readonly #until: number;
  #counted = 0;

  constructor(draw: Draw, caseNumber: string, until: Date) {
    this.draw = draw;
    this.caseNumber = caseNumber;
    this.#until = until.getTime();
  }

  tell(
    by: TellerKey,
    kind: EventKind,
    at: number,
    payload: Record<string, unknown> = {},
    about: About = {},
  ): void {
    this.#counted++;
    if (at > this.#until) return;
    this.events.push({
      by,
      sourceKey: `${this.caseNumber}/${this.#counted}`,
      kind,
      at: new Date(at),
      defendantKey: about.d ?? null,
      chargeKey: about.c ?? null,
      hearingKey: about.h ?? null,
      payload,
      fields: about.fields ?? {},
    });
  }

  /** So many days later, in hours when offices and courts work. */
  later(from: number, days: number): number {
    const day = Math.floor((from + days * DAY) / DAY) * DAY;
    return Math.max(from + 60_000, day + 14 * HOUR + this.draw.whole(0, 6 * 60) * 60_000);
  }
}
