import { z } from 'zod';
import {
  type Channel,
  type NewsKind,
  type Preferences,
  type PreferencesChange,
  TimeZone,
} from '../contract.ts';

/** What the form holds: every field is text or a yes-or-no. */
export type PreferencesForm = {
  digestOn: boolean;
  timeZone: string;
  digestHour: string;
  weeklyDay: string;
  isQuiet: boolean;
  quietFrom: string;
  quietTo: string;
} & Record<NewsKind, string>;

const USUAL_NIGHT = { from: 21, to: 6 };

export function formOf({ digestOn, rhythm, kinds }: Preferences): PreferencesForm {
  const { from, to } = rhythm.quiet ?? USUAL_NIGHT;
  const channelOf = (key: NewsKind) => kinds.find((kind) => kind.key === key)!.channel;
  return {
    digestOn,
    timeZone: rhythm.timeZone,
    digestHour: String(rhythm.digestHour),
    weeklyDay: String(rhythm.weeklyDay),
    isQuiet: rhythm.quiet !== null,
    quietFrom: String(from),
    quietTo: String(to),
    due: channelOf('due'),
    waiting: channelOf('waiting'),
    changed: channelOf('changed'),
  };
}

const chosen = (what: string) => z.string().min(1, `Choose ${what}.`);

export const preferencesForm = z
  .object({
    digestOn: z.boolean(),
    timeZone: chosen('your time zone').pipe(TimeZone),
    digestHour: chosen('an hour'),
    weeklyDay: chosen('a day'),
    isQuiet: z.boolean(),
    quietFrom: chosen('an hour'),
    quietTo: chosen('an hour'),
    due: chosen('a way'),
    waiting: chosen('a way'),
    changed: chosen('a way'),
  })
  .transform(
    (form): PreferencesChange => ({
      digestOn: form.digestOn,
      rhythm: {
        timeZone: form.timeZone,
        digestHour: Number(form.digestHour),
        weeklyDay: Number(form.weeklyDay),
        quiet: form.isQuiet ? { from: Number(form.quietFrom), to: Number(form.quietTo) } : null,
      },
      choices: {
        due: form.due as Channel,
        waiting: form.waiting as Channel,
        changed: form.changed as Channel,
      },
    }),
  );

export const channelLabels: Record<Channel, string> = {
  'in-app': 'In the application only',
  daily: 'Daily digest by e-mail',
  weekly: 'Weekly digest by e-mail',
  none: 'Not at all',
};

/** What "in the application only" means differs: what waits stands in My work, what changed rings the bell. */
export const inAppMeaning: Record<NewsKind, string> = {
  due: 'My work lists it under Due.',
  waiting: 'My work lists it under Waits on me.',
  changed: 'The bell counts it, and My work lists it under Changed lately.',
};

export const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${hour % 12 || 12}:00 ${hour < 12 ? 'a.m.' : 'p.m.'}`,
}));

export const weekDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (label, index) => ({ value: String(index + 1), label }),
);

/** American zones by the names people use, then all others by their own. */
export function timeZones(current: string): { value: string; label: string }[] {
  const named = Object.entries(american).map(([value, label]) => ({ value, label: `${label} (${value})` }));
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !(zone in american));
  const all = [...named, ...others.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))];
  return all.some(({ value }) => value === current) ? all : [{ value: current, label: current }, ...all];
}

const american: Record<string, string> = {
  'America/New_York': 'Eastern',
  'America/Chicago': 'Central',
  'America/Denver': 'Mountain',
  'America/Phoenix': 'Mountain, Arizona',
  'America/Los_Angeles': 'Pacific',
  'America/Anchorage': 'Alaska',
  'Pacific/Honolulu': 'Hawaii',
  'America/Puerto_Rico': 'Atlantic, Puerto Rico',
  'Pacific/Guam': 'Chamorro, Guam',
};
