import { useFormats } from '#web/design/formats.ts';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import type { DataVersion } from '../../contract.ts';
import { originFacts } from '../origin-facts.tsx';

/** Which version this is, what it covers, and whose data they are. */
export function DataOrigin({ version, previous }: { version: DataVersion; previous: DataVersion | null }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const change = previous
    ? `${formats.number(version.rowsAdded)} added, ${formats.number(version.rowsChanged)} changed, ${formats.number(version.rowsWithdrawn)} withdrawn since version ${previous.version}`
    : 'The first version: nothing to compare with';
  return (
    <Facts
      items={[
        {
          label: 'Version',
          value: (
            <>
              {version.version}, from{' '}
              <AppLink to={sitePath(`/incidents/imports/${version.import.id}`)}>
                {version.import.number}
              </AppLink>
            </>
          ),
        },
        { label: 'Data to', value: formats.date(version.snapshotDate) },
        {
          label: 'Covers',
          value: `${formats.date(version.quality.firstDay)} to ${formats.date(version.quality.lastDay)}`,
        },
        { label: 'Changes', value: change },
        {
          label: 'One incident is',
          value: `Victims within ${formats.number(version.groupingMetres)} m and ${formats.number(version.groupingMinutes)} minutes of each other`,
        },
        ...originFacts(version.source.origin),
      ]}
    />
  );
}
