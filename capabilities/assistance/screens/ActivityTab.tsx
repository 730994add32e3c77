import { useState } from 'react';
import { SelectField } from '#web/design/forms/fields.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type ActivityLine, ActivityReport } from '../contract.ts';

const YEARS_BACK = 4;

/** The newest half-year first; the one that is running is named as such. */
function halves(now: Date): { value: string; label: string }[] {
  const year = now.getUTCFullYear();
  const all = Array.from({ length: YEARS_BACK }, (_, n) => year - n).flatMap((one) => [
    { value: `${one}-H2`, label: `July to December ${one}`, begins: Date.UTC(one, 6, 1) },
    { value: `${one}-H1`, label: `January to June ${one}`, begins: Date.UTC(one, 0, 1) },
  ]);
  return all
    .filter(({ begins }) => begins <= now.getTime())
    .map(({ value, label }, index) => ({ value, label: index === 0 ? `${label} (running)` : label }));
}

const counts: readonly [Exclude<keyof ActivityLine, 'area'>, string][] = [
  ['received', 'Received'],
  ['matched', 'Matched'],
  ['begun', 'Begun'],
  ['delivered', 'Delivered'],
  ['closed', 'Closed'],
  ['declined', 'Declined'],
  ['withdrawn', 'Withdrawn'],
  ['openAtEnd', 'Open at the end'],
  ['sites', 'Sites'],
];

export function ActivityTab({ site }: { site: string | null }) {
  const periods = halves(new Date());
  const [half, setHalf] = useState(periods[0]!.value);
  const asked = { half, ...(site ? { site } : {}) };
  const query = useApiQuery('/api/assistance/reports/activity', ActivityReport, { query: asked });
  return (
    <Section
      title="Half-yearly report"
      lead="Requests received, begun and ended in the half-year, by core area. A site that asks in several areas is counted in each."
      actions={
        <a
          className="usa-button usa-button--outline button"
          href={`/api/assistance/reports/activity.csv?${new URLSearchParams(asked)}`}
          download
        >
          Download CSV
        </a>
      }
      plain
    >
      <SelectField
        id="activity-half"
        name="half"
        label="Half-year"
        value={half}
        onChange={setHalf}
        error={undefined}
        options={periods}
      />
      <QueryStates query={query} what="the report">
        {({ lines, total }) => (
          <DataTable
            caption="Half-yearly report"
            rows={[...lines, total]}
            rowKey={(row) => row.area}
            columns={[
              { key: 'area', label: 'Core area', value: (row) => row.area },
              ...counts.map(([key, label]) => ({
                ...{ key, label, align: 'end' as const },
                value: (row: ActivityLine) => row[key],
              })),
            ]}
          />
        )}
      </QueryStates>
    </Section>
  );
}
