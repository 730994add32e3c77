import { Temporal } from 'temporal-polyfill';

type Change = { wall: string; from: string; to: string; name: string; daylight: boolean };

/**
 * The zone's changes of the clock over the years of a calendar, as a VTIMEZONE. They are listed, not put in a rule:
 * a rule guesses what a legislature will do, the list is what is known now.
 */
export function timeZoneComponent(timeZone: string, from: Date, to: Date): string {
  const begin = zonedAt(timeZone, from);
  const changes = [changeBefore(begin), ...changesWithin(begin, zonedAt(timeZone, to))];
  const kinds = [...new Set(changes.map(kindOf))];
  const parts = kinds.flatMap((kind) => observance(changes.filter((change) => kindOf(change) === kind)));
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...parts, 'END:VTIMEZONE'].join('\r\n');
}

function zonedAt(timeZone: string, moment: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
}

/** What the clock was last set to; a zone that never changed it has stood so since the beginning. */
function changeBefore(begin: Temporal.ZonedDateTime): Change {
  const last = begin.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  if (last) return changeAt(last);
  const { offset } = begin;
  return { wall: '19700101T000000', from: offset, to: offset, name: nameAt(begin), daylight: false };
}

function changesWithin(begin: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): Change[] {
  const changes: Change[] = [];
  for (
    let next = begin.getTimeZoneTransition('next');
    next !== null && Temporal.ZonedDateTime.compare(next, end) <= 0;
    next = next.getTimeZoneTransition('next')
  )
    changes.push(changeAt(next));
  return changes;
}

function changeAt(after: Temporal.ZonedDateTime): Change {
  const before = after.subtract({ nanoseconds: 1 });
  return {
    // RFC 5545 writes the moment as the clock stood before it was changed.
    wall: stamp(after.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime()),
    from: before.offset,
    to: after.offset,
    name: nameAt(after),
    daylight: after.offsetNanoseconds > before.offsetNanoseconds,
  };
}

function observance(changes: Change[]): string[] {
  const [first, ...later] = changes as [Change, ...Change[]];
  const component = first.daylight ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${component}`,
    `DTSTART:${first.wall}`,
    ...later.map(({ wall }) => `RDATE:${wall}`),
    `TZOFFSETFROM:${first.from.replace(':', '')}`,
    `TZOFFSETTO:${first.to.replace(':', '')}`,
    `TZNAME:${first.name}`,
    `END:${component}`,
  ];
}

function kindOf({ from, to, daylight }: Change): string {
  return `${from} ${to} ${daylight}`;
}

function nameAt(at: Temporal.ZonedDateTime): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: at.timeZoneId, timeZoneName: 'short' });
  const name = parts
    .formatToParts(new Date(at.epochMilliseconds))
    .find(({ type }) => type === 'timeZoneName');
  return name?.value ?? at.offset;
}

export function stamp(at: Temporal.PlainDateTime): string {
  return at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}
