import type { FileKind, Layer } from '../contract.ts';

export const layerLabels: Record<Layer, string> = {
  confirmed_shooting: 'Confirmed shootings',
  gunshot_sensor_alert: 'Gunshot sensor alerts',
  call_for_service: 'Calls for service',
};

export const modeLabels = {
  full_extract: 'Whole extract: what a file no longer holds is withdrawn',
  append: 'Additions: a file only adds',
};

export const fileKindLabels: Record<FileKind, string> = {
  full_extract: 'Whole extract',
  append: 'Additions',
  correction: 'Mended rows',
};

/** Reasons for setting a row aside, short enough for a table. */
export const reasonLabels: Record<string, string> = {
  'row-has-too-few-fields': 'Fewer fields than the header',
  'row-has-too-many-fields': 'More fields than the header',
  'occurred-missing': 'No date',
  'occurred-unreadable': 'Date that can’t be read',
  'occurred-not-a-day': 'No such day',
  'occurred-skipped-by-clocks': 'Time skipped by daylight saving',
  'occurred-after-snapshot': 'Date later than the file',
  'occurred-too-early': 'Date before 1960',
  'outcome-missing': 'No outcome',
  'outcome-unmapped': 'Outcome not in the mapping',
  'coordinates-incomplete': 'One coordinate missing',
  'coordinates-unreadable': 'Coordinate that is no number',
  'coordinates-zero': 'Coordinates are zero',
  'coordinates-swapped': 'Longitude and latitude swapped',
  'coordinates-outside-site': 'Place outside the site',
};

export const noteLabels: Record<string, string> = {
  'place-missing': 'No coordinates: counted, on no map',
  'place-from-projected': 'Placed from projected coordinates',
  'time-missing': 'Only the day is given',
  'time-ambiguous': 'Time that came twice when the clocks went back; the first is taken',
  'time-moved-forward': 'Time that the clocks skipped; moved forward by one hour',
  'age-implausible': 'Age outside 0 to 110; left blank',
};

export const missingLabels: Record<string, string> = {
  place: 'Coordinates',
  outcome: 'Outcome',
  reportNumber: 'Report number',
  block: 'Block',
  district: 'District',
  race: 'Race',
  sex: 'Sex',
  age: 'Age or age group',
};

/** "2024-07-04 21:30:00" as the wall clock at the place showed it: no zone is applied, for none was given. */
export function wallClockText(local: string): string {
  const [day = '', time = ''] = local.split(/[ T]/);
  const date = new Date(`${day}T00:00:00Z`);
  const dayText = new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(date);
  return time ? `${dayText}, ${time.slice(0, 5)}` : dayText;
}
