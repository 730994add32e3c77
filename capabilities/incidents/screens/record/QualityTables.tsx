import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { Quality } from '../../contract.ts';
import { missingLabels, noteLabels, reasonLabels } from '../words.ts';

type Line = { key: string; label: string; rows: number };

/** The tables behind the key figures: what is missing, what was noted, what was set aside, where victims pile up. */
export function QualityTables({ quality }: { quality: Quality }) {
  const { victims, missing, notes, setAside } = quality;
  return (
    <div className="stack">
      <Lines title="What is missing" what="Field" lines={linesOf(missing, missingLabels)} of={victims} />
      <Lines
        title="What was noted on rows that were taken"
        what="Note"
        lines={linesOf(notes, noteLabels)}
        of={victims}
      />
      <Lines title="Why rows were set aside" what="Reason" lines={linesOf(setAside, reasonLabels)} />
      <CrowdedPlaces places={quality.crowdedPlaces} />
    </div>
  );
}

function linesOf(counts: Record<string, number>, labels: Record<string, string>): Line[] {
  return Object.entries(counts)
    .map(([key, rows]) => ({ key, label: labels[key] ?? key, rows }))
    .sort((one, other) => other.rows - one.rows);
}

type LinesProps = { title: string; what: string; lines: readonly Line[]; of?: number };

function Lines({ title, what, lines, of }: LinesProps) {
  const formats = useFormats();
  return (
    <Section title={title}>
      {lines.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <DataTable
          caption={title}
          rows={lines}
          rowKey={(line) => line.key}
          keepTable
          columns={[
            { key: 'label', label: what, value: (line) => line.label },
            {
              key: 'rows',
              label: 'Rows',
              value: (line) => line.rows,
              render: ({ rows }) => formats.number(rows),
              align: 'end',
            },
            ...(of
              ? [
                  {
                    key: 'share',
                    label: 'Share',
                    value: (line: Line) => line.rows / of,
                    render: (line: Line) => formats.percent(line.rows / of),
                    align: 'end' as const,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  );
}

type Place = Quality['crowdedPlaces'][number];

function CrowdedPlaces({ places }: { places: readonly Place[] }) {
  return (
    <Section
      title="Single points with the most victims"
      lead="Hospitals and police stations gather victims of shootings that happened elsewhere. A flag rule keeps them from being crowned as hot spots."
    >
      {places.length === 0 ? (
        <p>No point holds five victims or more.</p>
      ) : (
        <DataTable
          caption="Single points with the most victims"
          rows={places}
          rowKey={(place) => `${place.longitude},${place.latitude}`}
          keepTable
          columns={[
            { key: 'block', label: 'Block', value: (place) => place.block ?? 'Not given' },
            {
              key: 'at',
              label: 'Latitude, longitude',
              value: (place) => `${place.latitude}, ${place.longitude}`,
            },
            { key: 'victims', label: 'Victims', value: (place) => place.victims, align: 'end' },
          ]}
        />
      )}
    </Section>
  );
}
