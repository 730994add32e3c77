import { AppLink } from '#web/design/navigation.tsx';
import type { AppPath } from '#web/design/screens.ts';
import { useMay } from '#web/design/session.tsx';

const places: { key: string; label: string; to: AppPath; permission: string }[] = [
  { key: 'people', label: 'People', to: '/administration/people', permission: 'identity.directory' },
  { key: 'agencies', label: 'Agencies', to: '/administration/agencies', permission: 'identity.directory' },
  {
    key: 'machine-clients',
    label: 'Machine clients',
    to: '/administration/machine-clients',
    permission: 'identity.administer-agency',
  },
  { key: 'audit', label: 'Audit', to: '/administration/audit', permission: 'audit.read' },
];

/** From one list of the administration to the next. */
export function AdministrationTabs({ here }: { here: string }) {
  const may = useMay();
  return (
    <nav aria-label="Administration" className="places">
      {places
        .filter((place) => may(place.permission))
        .map((place) => (
          <AppLink
            key={place.key}
            to={place.to}
            className="places__place"
            aria-current={place.key === here ? 'page' : undefined}
          >
            {place.label}
          </AppLink>
        ))}
    </nav>
  );
}
