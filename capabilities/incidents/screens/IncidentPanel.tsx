import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { IncidentDetail, type IncidentEvent, type IncidentVictim } from '../contract.ts';
import { noteLabels, wallClockText } from './words.ts';

/** One incident beside the list. Opening it is recorded, for it tells of people. */
export function IncidentPanel({ eventId, flags }: { eventId: string; flags: IncidentEvent['flags'] }) {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/incidents/events/${eventId}`, IncidentDetail);
  return (
    <QueryStates query={query} what="the incident">
      {(incident) => (
        <div className="stack">
          {flags.map(({ effect, reason }) => (
            <Notice key={reason} tone={effect === 'exclude' ? 'warning' : 'info'}>
              {effect === 'exclude' ? 'Left out of analyses. ' : 'Flagged. '}
              {reason}
            </Notice>
          ))}
          <Facts items={factsOf(incident)} />
          <DataTable
            caption="Victims"
            columns={victimColumns}
            rows={incident.members}
            rowKey={(victim) => victim.id}
            keepTable
          />
        </div>
      )}
    </QueryStates>
  );
}

function factsOf(incident: IncidentDetail) {
  const { longitude, latitude } = incident;
  return [
    { label: 'When (local)', value: wallClockText(incident.occurredLocal) },
    { label: 'Block', value: incident.block ?? 'Not given' },
    { label: 'District', value: incident.district ?? 'Not given' },
    { label: 'Coordinates', value: latitude === null ? 'Not known' : `${latitude}, ${longitude}` },
    { label: 'Report numbers', value: incident.reportNumbers.join(', ') || 'None' },
    { label: 'Source', value: incident.sourceName },
    {
      label: 'In the data',
      value: `Since version ${incident.fromVersion}${incident.toVersion ? `, until version ${incident.toVersion}` : ''}`,
    },
  ];
}

const victimColumns = [
  {
    key: 'outcome',
    label: 'Outcome',
    value: (victim: IncidentVictim) =>
      victim.isFatal === null ? 'Not given' : victim.isFatal ? 'Killed' : 'Survived',
  },
  { key: 'age', label: 'Age', value: (victim: IncidentVictim) => victim.age ?? victim.ageGroup ?? '—' },
  { key: 'sex', label: 'Sex', value: (victim: IncidentVictim) => victim.sex ?? '—' },
  { key: 'race', label: 'Race', value: (victim: IncidentVictim) => victim.race ?? '—' },
  {
    key: 'notes',
    label: 'Notes',
    value: (victim: IncidentVictim) => victim.notes.map((note) => noteLabels[note] ?? note).join('; ') || '—',
  },
];
