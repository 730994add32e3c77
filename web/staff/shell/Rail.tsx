import { useLocation } from '@tanstack/react-router';
import { AppLink } from '#web/design/navigation.tsx';
import { Icon } from '#web/design/parts/Icon.tsx';
import { useMay } from '#web/design/session.tsx';
import { entryOf, railOf, reachable, useCapabilities } from '../joined.ts';
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
  const inSite = entries.filter((entry) => entry.to.startsWith('/s/'));
  const beyond = entries.filter((entry) => !entry.to.startsWith('/s/'));
  return (
    <nav className="rail" aria-label="Main">
      <ul>
        <RailItem label="My work" to="/" icon="home" current={pathname === '/'} onGo={onGo} />
      </ul>
      {site && (
        <>
          <SiteSwitcher site={site} inDrawer={inDrawer} onGo={onGo} />
          <ul>
            {inSite.map((entry) => (
              <RailItem key={entry.to} {...entry} current={entry === here} onGo={onGo} />
            ))}
          </ul>
        </>
      )}
      {beyond.length > 0 && (
        <>
          <p className="rail__heading">All sites</p>
          <ul>
            {beyond.map((entry) => (
              <RailItem key={entry.to} {...entry} current={entry === here} onGo={onGo} />
            ))}
          </ul>
        </>
      )}
    </nav>
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
