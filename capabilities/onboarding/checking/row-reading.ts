import type { Day } from '#platform/clock/days.ts';
import { type DateOrder, type FieldDeclaration, type ImportKind, kinds, type Reason } from '../contract.ts';
import { readDay } from './read-day.ts';

/** One row by the names of its fields. What is wrong is gathered, so that a row tells all its faults at once. */
export class RowReading {
  readonly row: number;
  readonly reasons: Reason[] = [];
  readonly #values: ReadonlyMap<string, string>;
  readonly #fields: ReadonlyMap<string, FieldDeclaration>;
  readonly #order: DateOrder;

  constructor(row: number, values: ReadonlyMap<string, string>, kind: ImportKind, order: DateOrder) {
    this.row = row;
    this.#values = values;
    this.#fields = new Map(kinds[kind].fields.map((field) => [field.key, field]));
    this.#order = order;
  }

  fault(field: string, message: string, mend: string): null {
    this.reasons.push({ field, message, mend });
    return null;
  }

  /** Text with its blanks tidied; `null` where there is none, which is a fault where the field is needed. */
  text(key: string, { least = 1, most = 300 } = {}): string | null {
    const value = (this.#values.get(key) ?? '').replace(/\s+/g, ' ').trim();
    const { label, required } = this.#fields.get(key)!;
    if (value === '') {
      return required ? this.fault(key, `${label} is missing.`, `Fill in ${label.toLowerCase()}.`) : null;
    }
    if (value.length < least || value.length > most) {
      const message = `${label} has ${value.length} characters; ${least} to ${most} are taken.`;
      return this.fault(key, message, value.length < least ? 'Write more.' : 'Shorten it.');
    }
    return value;
  }

  day(key: string): Day | null {
    const text = this.text(key);
    if (text === null) return null;
    const day = readDay(text, this.#order);
    if (day) return day;
    const { label } = this.#fields.get(key)!;
    return this.fault(
      key,
      `${label}: “${shown(text)}” is not a day.`,
      'Write it as year-month-day, such as 2024-07-04.',
    );
  }

  /** One of a list, found by its key or its name, whatever the case. */
  oneOf<T>(key: string, choices: ReadonlyMap<string, T>, names: readonly string[]): T | null {
    const text = this.text(key);
    if (text === null) return null;
    const found = choices.get(text.toLowerCase());
    if (found !== undefined) return found;
    const { label } = this.#fields.get(key)!;
    return this.fault(key, `${label}: “${shown(text)}” is not known.`, `Use one of: ${listed(names)}.`);
  }
}

function listed(names: readonly string[]): string {
  return names.length > 12
    ? `${names.slice(0, 12).join(', ')}, and ${names.length - 12} more`
    : names.join(', ');
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
