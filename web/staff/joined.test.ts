import { describe, expect, it } from 'vitest';
import type { CapabilityScreens } from '#web/design/screens.ts';
import { entryOf, railOf, reachable } from './joined.ts';

const incidents: CapabilityScreens = {
  rail: [{ label: 'Incidents', to: '/s/$site/incidents/imports', permission: 'incidents.read', order: 20 }],
  routes: [],
};
const identity: CapabilityScreens = {
  rail: [
    {
      label: 'Administration',
      to: '/administration/agencies',
      permission: 'administration.agencies',
      order: 90,
    },
    { label: 'Findings', to: '/s/$site/findings', order: 10 },
  ],
  routes: [],
};

const site = { id: 'site-1', slug: 'harbor-city' };
const rail = railOf([incidents, identity]);
const labels = (entries: readonly { label: string }[]) => entries.map((entry) => entry.label);

describe('the rail', () => {
  it('joins all capabilities in their order', () => {
    expect(labels(rail)).toEqual(['Findings', 'Incidents', 'Administration']);
  });

  it('shows what the person may see at the site on screen', () => {
    const may = (permission: string, siteId?: string) =>
      permission === 'incidents.read' && siteId === 'site-1';
    expect(reachable(rail, { may, site }).map((entry) => entry.to)).toEqual([
      '/s/harbor-city/findings',
      '/s/harbor-city/incidents/imports',
    ]);
    expect(labels(reachable(rail, { may, site: { id: 'site-2', slug: 'mill-county' } }))).toEqual([
      'Findings',
    ]);
  });

  it('leaves out what needs a site when the person has none', () => {
    expect(labels(reachable(rail, { may: () => true, site: null }))).toEqual(['Administration']);
  });

  it('marks the entry under which the page lies', () => {
    const entries = reachable(rail, { may: () => true, site });
    expect(entryOf(entries, '/s/harbor-city/incidents/quality')?.label).toBe('Incidents');
    expect(entryOf(entries, '/administration/people')?.label).toBe('Administration');
    expect(entryOf(entries, '/s/harbor-city')).toBeNull();
    expect(entryOf(entries, '/')).toBeNull();
  });
});
