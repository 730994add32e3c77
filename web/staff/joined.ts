import { createContext, useContext } from 'react';
import { withSite } from '#web/design/navigation.tsx';
import type { AppPath, CapabilityScreens, RailEntry } from '#web/design/screens.ts';
import type { May } from '#web/design/session.tsx';

export const CapabilitiesContext = createContext<readonly CapabilityScreens[]>([]);

export function useCapabilities(): readonly CapabilityScreens[] {
  return useContext(CapabilitiesContext);
}

export type Reachable<T> = T & { to: AppPath };
type Entry = { to: AppPath; permission?: string };

/** What a person may go to from here, with the site on screen filled in. */
export function reachable<T extends Entry>(
  entries: readonly T[],
  here: { may: May; site: { id: string; slug: string } | null },
): Reachable<T>[] {
  return entries.flatMap((entry) => {
    const inSite = entry.to.includes('$site');
    const to = withSite(entry.to, here.site?.slug);
    if (to === null) return [];
    const siteId = inSite ? here.site?.id : undefined;
    const isOpen = entry.permission === undefined || here.may(entry.permission, siteId);
    return isOpen ? [{ ...entry, to }] : [];
  });
}

export function railOf(capabilities: readonly CapabilityScreens[]): RailEntry[] {
  return capabilities.flatMap((capability) => capability.rail).sort((one, other) => one.order - other.order);
}

/** The parts of a site's rail, by the order that entries give themselves; a part without entries is left out. */
const SITE_SECTIONS = [
  { label: 'Partnership', below: 20 },
  { label: 'Evidence', below: 50 },
  { label: 'Public and research', below: Number.POSITIVE_INFINITY },
];

export type RailSection = { label: string; entries: RailEntry[] };

export function sectionsOf(entries: readonly RailEntry[]): RailSection[] {
  const inSite = entries.filter((entry) => entry.to.startsWith('/s/'));
  const ofSite = SITE_SECTIONS.map(({ label, below }, n) => ({
    label,
    entries: inSite.filter(({ order }) => order < below && order >= (SITE_SECTIONS[n - 1]?.below ?? 0)),
  }));
  return ofSite.filter((section) => section.entries.length > 0);
}

/** The rail entry under which a page lies: the one sharing its first part after the site. */
export function entryOf<T extends { to: AppPath }>(entries: readonly T[], pathname: string): T | null {
  const best = entries
    .map((entry) => ({ entry, shared: sharedParts(entry.to, pathname) }))
    .filter(({ entry, shared }) => shared > siteParts(entry.to))
    .sort((one, other) => other.shared - one.shared)[0];
  return best?.entry ?? null;
}

function siteParts(path: string): number {
  return path.startsWith('/s/') ? 2 : 0;
}

function sharedParts(one: string, other: string): number {
  const parts = (path: string) => path.split('/').filter(Boolean);
  const [first, second] = [parts(one), parts(other)];
  let shared = 0;
  while (shared < first.length && first[shared] === second[shared]) shared += 1;
  return shared;
}
