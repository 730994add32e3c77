import { DataTable } from '#web/design/parts/DataTable.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ChangeList, type ImportRecord, type VersionChange } from '../../contract.ts';

const factLabels: Record<string, string> = {
  reportNumber: 'report number',
  occurredLocal: 'time',
  isFatal: 'fatal',
  block: 'block',
  district: 'district',
  age: 'age',
  sex: 'sex',
  race: 'race',
  longitude: 'longitude',
  latitude: 'latitude',
};

/** Rows of the version before that this file changes or no longer holds. */
export function ChangesTab({ record }: { record: ImportRecord }) {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/incidents/imports/${record.id}/changes`, ChangeList);
  return (
    <QueryStates
      query={query}
      what="the changes"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={
        <NothingYet title="No row changes">
          {record.baseVersion === 0
            ? 'This is the first file of its source: there is nothing to compare it with.'
            : 'Every row of the version before is still in the file as it was.'}
        </NothingYet>
      }
    >
      {({ items }) => (
        <DataTable
          caption="Rows changed or withdrawn"
          columns={columns}
          rows={items}
          rowKey={(row) => row.id}
        />
      )}
    </QueryStates>
  );
}

const columns = [
  {
    key: 'report',
    label: 'Report number',
    value: (row: VersionChange) => row.before.reportNumber,
    narrow: true,
  },
  {
    key: 'time',
    label: 'When (local)',
    value: (row: VersionChange) => row.before.occurredLocal,
    narrow: true,
  },
  { key: 'block', label: 'Block', value: (row: VersionChange) => row.before.block },
  {
    key: 'what',
    label: 'What happens',
    value: (row: VersionChange) => (row.after ? differencesOf(row) : 'Withdrawn'),
  },
];

export function differencesOf({ before, after }: VersionChange): string {
  const changed = Object.keys(factLabels).filter((key) => after && before[key] !== after[key]);
  return changed.map((key) => `${factLabels[key]}: ${shown(before[key])} → ${shown(after![key])}`).join('; ');
}

function shown(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return 'none';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
