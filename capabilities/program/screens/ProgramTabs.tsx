import { AppLink } from '#web/design/navigation.tsx';
import type { AppPath } from '#web/design/screens.ts';
import { useMay } from '#web/design/session.tsx';

const places: { key: string; label: string; to: AppPath }[] = [
  { key: 'sites', label: 'Sites', to: '/program/sites' },
  { key: 'cohorts', label: 'Cohorts', to: '/program/cohorts' },
  { key: 'core-areas', label: 'Core areas', to: '/program/core-areas' },
];

/** From one list of the program’s administration to the next. */
export function ProgramTabs({ here }: { here: string }) {
  const may = useMay();
  if (!may('program.administer-sites')) return null;
  return (
    <nav aria-label="Sites of the program" className="places">
      {places.map((place) => (
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
