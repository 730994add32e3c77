import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { LateReporting } from '../../contract.ts';

/** How long it takes until a shooting is in the data: the newest weeks are never whole. */
export function LateReports({ late }: { late: LateReporting }) {
  const formats = useFormats();
  return (
    <Section title="How late shootings appear in the data">
      {late.arrivals === null ? (
        <Notice tone="info">
          This needs two versions: a shooting is late when a later file has it and an earlier one did not.
          There is one so far.
        </Notice>
      ) : (
        <DataTable
          caption="Time from a shooting to the data that first hold it"
          rows={late.arrivals}
          rowKey={({ label }) => label}
          keepTable
          columns={[
            { key: 'label', label: 'First seen', value: ({ label }) => label },
            {
              key: 'victims',
              label: 'Victims',
              value: (row) => row.victims,
              render: (row) => formats.number(row.victims),
              align: 'end',
            },
          ]}
        />
      )}
    </Section>
  );
}
