import { addDays } from '#platform/clock/days.ts';

type Property = { name: string; parameters: Record<string, string>; value: string };
type Component = { name: string; properties: Property[]; parts: Component[] };

/** A calendar file read back as another program would: unfolded, nested, each property with its parameters. */
export function readCalendar(text: string): Component {
  const root: Component = { name: 'root', properties: [], parts: [] };
  const open = [root];
  for (const line of text.replaceAll('\r\n ', '').split('\r\n').filter(Boolean)) {
    const colon = line.search(/:(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    const [name, ...parameters] = line.slice(0, colon).split(';');
    const value = line.slice(colon + 1);
    if (name === 'BEGIN') {
      const part = { name: value, properties: [], parts: [] };
      open.at(-1)!.parts.push(part);
      open.push(part);
    } else if (name === 'END') {
      if (open.pop()!.name !== value) throw new Error(`${value} ends where it did not begin`);
    } else {
      const named = Object.fromEntries(parameters.map((one) => one.split('=') as [string, string]));
      open.at(-1)!.properties.push({ name: name!, parameters: named, value });
    }
  }
  return root.parts[0]!;
}

export function textOf(component: Component, name: string): string | undefined {
  const value = component.properties.find((one) => one.name === name)?.value;
  return value?.replaceAll('\\n', '\n').replaceAll(/\\([\\;,])/g, '$1');
}

export function eventsOf(calendar: Component): Component[] {
  return calendar.parts.filter(({ name }) => name === 'VEVENT');
}

/** The moment of a local time by the zone that the file itself describes. */
export function momentOf(calendar: Component, event: Component, name: string): Date | undefined {
  const property = event.properties.find((one) => one.name === name);
  return property && momentInFile(calendar, property.parameters.TZID!, property.value);
}

function momentInFile(calendar: Component, zone: string, wall: string): Date {
  const described = calendar.parts.find((part) => part.name === 'VTIMEZONE' && textOf(part, 'TZID') === zone);
  if (!described) throw new Error(`The file does not describe ${zone}`);
  const changes = described.parts.flatMap((kind) =>
    kind.properties
      .filter(({ name }) => name === 'DTSTART' || name === 'RDATE')
      .map(({ value }) => ({
        value,
        to: textOf(kind, 'TZOFFSETTO')!,
        from: textOf(kind, 'TZOFFSETFROM')!,
      })),
  );
  const last = changes
    .filter(({ value }) => value <= wall)
    .sort((a, b) => a.value.localeCompare(b.value))
    .at(-1);
  if (!last) throw new Error(`${wall} lies before the zone that the file describes`);
  return new Date(`${iso(wall)}${last.to.slice(0, 3)}:${last.to.slice(3)}`);
}

/** Every occurrence up to a day, by the file’s rule, its days left out and its overrides. */
export function occurrencesIn(calendar: Component, through: string): string[] {
  const [master, ...overrides] = eventsOf(calendar);
  const start = master!.properties.find(({ name }) => name === 'DTSTART')!;
  const leftOut = master!.properties.filter(({ name }) => name === 'EXDATE').map(({ value }) => value);
  const moved = new Map(
    overrides.map((event) => [
      event.properties.find(({ name }) => name === 'RECURRENCE-ID')!.value,
      momentOf(calendar, event, 'DTSTART')!,
    ]),
  );
  const zone = start.parameters.TZID!;
  const rule = textOf(master!, 'RRULE')!;
  const until = /UNTIL=(\w+)Z/.exec(rule)?.[1];
  return wallTimesOf(rule, start.value, through)
    .filter((wall) => !until || momentInFile(calendar, zone, wall) <= new Date(`${iso(until)}Z`))
    .filter((wall) => !leftOut.includes(wall))
    .map((wall) => moved.get(wall) ?? momentInFile(calendar, zone, wall))
    .map((at) => at.toISOString())
    .sort();
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Asks of each day whether the rule names it. */
function wallTimesOf(rule: string, start: string, through: string): string[] {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  const first = iso(start).slice(0, 10);
  const interval = Number(parts.INTERVAL);
  const found: string[] = [];
  for (let day = first, n = 0; day <= through; day = addDays(day, 1), n += 1) {
    const date = new Date(`${day}T00:00:00Z`);
    const months =
      12 * (date.getUTCFullYear() - Number(first.slice(0, 4))) +
      date.getUTCMonth() +
      1 -
      Number(first.slice(5, 7));
    const inPeriod = parts.FREQ === 'WEEKLY' ? n % (7 * interval) < 7 : months % interval === 0;
    if (inPeriod && named(parts, date)) found.push(`${day.replaceAll('-', '')}${start.slice(8)}`);
  }
  return found;
}

function named(parts: Record<string, string>, date: Date): boolean {
  if (parts.BYMONTHDAY) return date.getUTCDate() === Number(parts.BYMONTHDAY);
  const [, ordinal, weekday] = /^(-?\d)?([A-Z]{2})$/.exec(parts.BYDAY!)!;
  if (WEEKDAYS[date.getUTCDay()] !== weekday) return false;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  if (ordinal === undefined) return true;
  return ordinal === '-1'
    ? date.getUTCDate() + 7 > lastDay
    : Math.ceil(date.getUTCDate() / 7) === Number(ordinal);
}

function iso(stamp: string): string {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(stamp)!;
  return `${y}-${m}-${d}T${h}:${min}:${s}`;
}
