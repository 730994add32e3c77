import { describe, expect, it } from 'vitest';
import type { Preferences } from '../contract.ts';
import { formOf, hours, preferencesForm, timeZones } from './preferences-form.ts';

const preferences: Preferences = {
  digestOn: true,
  rhythm: { timeZone: 'America/Chicago', digestHour: 7, weeklyDay: 1, quiet: { from: 21, to: 6 } },
  kinds: (['due', 'waiting', 'changed'] as const).map((key) => ({
    key,
    label: key,
    meaning: key,
    offered: ['in-app', 'daily', 'weekly'],
    channel: 'daily',
  })),
};

describe('the form of preferences', () => {
  it('gives back what it was given', () => {
    expect(preferencesForm.parse(formOf(preferences))).toEqual({
      digestOn: true,
      rhythm: preferences.rhythm,
      choices: { due: 'daily', waiting: 'daily', changed: 'daily' },
    });
  });

  it('sends no quiet hours when they are turned off, whatever hours it still shows', () => {
    expect(preferencesForm.parse({ ...formOf(preferences), isQuiet: false }).rhythm.quiet).toBeNull();
  });

  it('names what is still to choose', () => {
    const { error } = preferencesForm.safeParse({ ...formOf(preferences), timeZone: '' });
    expect(error?.issues[0]).toMatchObject({ path: ['timeZone'], message: 'Choose your time zone.' });
  });

  it('tells noon from midnight', () => {
    expect([hours[0]!.label, hours[12]!.label]).toEqual(['12:00 a.m.', '12:00 p.m.']);
  });

  it('offers a zone that this browser does not list, when it is the one in use', () => {
    expect(timeZones('US/Eastern')[0]).toEqual({ value: 'US/Eastern', label: 'US/Eastern' });
  });
});
