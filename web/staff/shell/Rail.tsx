import { useLocation } from '@tanstack/react-router';
import { AppLink } from '#web/design/navigation.tsx';
import { Icon } from '#web/design/parts/Icon.tsx';
import type { RailEntry } from '#web/design/screens.ts';
import { useMay } from '#web/design/session.tsx';
import { entryOf, railOf, reachable, sectionsOf, useCapabilities } from '../joined.ts';
import { SiteSwitcher } from './SiteSwitcher.tsx';
import { useCurrentSite } from './useCurrentSite.ts';

/** Where to go: the site, my work, and the capabilities this person has there. */
export function Rail({ inDrawer, onGo }: { inDrawer?: boolean; onGo?: () => void }) {
  const capabilities = useCapabilities();
  const may = useMay();
  const site = useCurrentSite();
  const { pathname } = useLocation();
  const entries = reachable(railOf(capabilities), { may, site });
  const here = entryOf(entries, pathname);
  const sections = sectionsOf(entries);
  const beyond = entries.filter((entry) => !entry.to.startsWith('/s/'));
  return (
    <nav className="rail" aria-label="Main">
      <ul>
        <RailItem label="My work" to="/" icon="home" current={pathname === '/'} onGo={onGo} />
      </ul>
      {site && (
        <>
          <SiteSwitcher site={site} inDrawer={inDrawer} onGo={onGo} />
          {sections.map(({ label, entries: ofSection }) => (
            <RailSection
              key={label}
              label={sections.length > 1 ? label : undefined}
              entries={ofSection}
              here={here}
              onGo={onGo}
            />
          ))}
        </>
      )}
      {beyond.length > 0 && <RailSection label="All sites" entries={beyond} here={here} onGo={onGo} />}
    </nav>
  );
}

type RailSectionProps = {
  label?: string;
  entries: readonly RailEntry[];
  here: RailEntry | null;
  onGo?: () => void;
};

function RailSection({ label, entries, here, onGo }: RailSectionProps) {
  return (
    <>
      {label && <p className="rail__heading">{label}</p>}
      <ul aria-label={label}>
        {entries.map((entry) => (
          <RailItem key={entry.to} {...entry} current={entry === here} onGo={onGo} />
        ))}
      </ul>
    </>
  );
}

type RailItemProps = {
  label: string;
  to: Parameters<typeof AppLink>[0]['to'];
  icon?: Parameters<typeof Icon>[0]['name'];
  current: boolean;
  onGo?: () => void;
};

function RailItem({ label, to, icon = 'chevron_right', current, onGo }: RailItemProps) {
  return (
    <li>
      <AppLink to={to} className="rail__link" aria-current={current ? 'page' : undefined} onClick={onGo}>
        <Icon name={icon} />
        {label}
      </AppLink>
    </li>
  );
}
