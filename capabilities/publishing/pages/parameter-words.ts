import type { Content } from '#web/public/html.ts';
import type { Method } from '../contract.ts';
import type { Frame } from './frame.ts';

type Value = Method['parameters'][string];

/** What a method was asked, in words: each setting by its name and its value as a reader says it. */
export function parameterPairs(frame: Frame, parameters: Method['parameters']): [string, Content][] {
  return inOrder(frame, Object.keys(parameters)).map((key) => [
    sayName(frame, key),
    sayValue(frame, key, parameters[key]!),
  ]);
}

/** What was counted first, then what the method asks: a stored recipe keeps its settings in no order. */
function inOrder({ words }: Frame, keys: readonly string[]): string[] {
  const told = Object.keys(words.parameters.names);
  const placeOf = (key: string) => (told.includes(key) ? told.indexOf(key) : told.length);
  return keys.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function sayName({ words }: Frame, key: string): string {
  return words.parameters.names[key] ?? capital(spaced(key));
}

function sayValue(frame: Frame, key: string, value: Value): string {
  const { words, f } = frame;
  if (value === null) return words.parameters.none;
  if (typeof value === 'boolean') return value ? words.parameters.yes : words.parameters.no;
  if (typeof value === 'number') return numberOf(frame, key, value);
  if (typeof value === 'string') return DAY.test(value) ? f.date(value) : termOf(frame, value);
  if (Array.isArray(value)) {
    if (value.length === 0) return words.parameters.empty[key] ?? words.parameters.none;
    return f.list(value.map((one) => sayValue(frame, key, one)));
  }
  const { from, to } = value;
  if (typeof from === 'string' && typeof to === 'string') return words.know.period(f.date(from), f.date(to));
  const parts = parameterPairs(frame, value).map(([name, part]) => `${name}: ${part}`);
  return parts.join('; ') || words.parameters.none;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SHARES = new Set(['confidence', 'level', 'shares']);
const METRES = new Set(['cellSize', 'bandwidth', 'reach', 'distances', 'maxRadius']);

function numberOf({ f }: Frame, key: string, value: number): string {
  if (SHARES.has(key)) return f.exactPercent(value);
  return METRES.has(key) ? `${f.exact(value)} m` : f.exact(value);
}

/** `nonfatal-shooting` is a name for programs; names of districts and the like stay as they are. */
function termOf({ words }: Frame, term: string): string {
  return words.parameters.terms[term] ?? (/^[a-z]+(?:-[a-z]+)+$/.test(term) ? spaced(term) : term);
}

const spaced = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
