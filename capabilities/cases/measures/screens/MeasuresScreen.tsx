import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Tabs } from '#web/design/parts/Tabs.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type MeasureData, MeasureOverview, measureKeys } from '../contract.ts';
import { MeasureTab } from './MeasureTab.tsx';
import { tabLabels } from './words.ts';

/** How cases go from complaint to disposition, in figures that name nobody. */
export default function MeasuresScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const query = useApiQuery(`/api/sites/${site.slug}/cases/measures`, MeasureOverview, {
    live: ['cases.measures-refreshed'],
  });
  return (
    <Page
      title="Measures of cases"
      lead="From the complaint to the end. Sealed and expunged cases and those of juveniles are not counted, and small counts are withheld. Nobody is ranked."
      crumbs={[{ label: 'Cases', to: sitePath('/cases') }]}
      wide
    >
      <QueryStates
        query={query}
        what="the measures"
        isEmpty={({ data }) => data === null}
        nothingYet={
          <NothingYet title="Nothing was counted yet">
            Cases are counted every minute. Figures begin with the first case that an agency records.
          </NothingYet>
        }
      >
        {(overview) => (
          <>
            {overview.data && <DataLine data={overview.data} />}
            <Tabs
              label="Measures"
              inUrl="measure"
              items={[
                ...measureKeys.map((key) => ({
                  key,
                  label: tabLabels[key],
                  content: <MeasureTab measureKey={key} overview={overview} />,
                })),
                {
                  key: 'definitions',
                  label: 'Definitions',
                  content: <Definitions definitions={overview.definitions} />,
                },
              ]}
            />
          </>
        )}
      </QueryStates>
    </Page>
  );
}

function DataLine({ data }: { data: MeasureData }) {
  const formats = useFormats();
  return (
    <>
      {data.isSynthetic && (
        <Notice tone="warning" title="Invented cases">
          These cases were generated for demonstration and happened to nobody.
        </Notice>
      )}
      <p className="quiet">
        {formats.number(data.facts)} defendants counted, as of {formats.date(data.asOf)}; last looked for
        changes {formats.ago(data.refreshedAt)}. Data version {data.factsHash.slice(0, 12)}.
      </p>
    </>
  );
}

function Definitions({ definitions }: Pick<MeasureOverview, 'definitions'>) {
  return (
    <DataTable
      caption="What each figure counts"
      rows={definitions}
      rowKey={({ key }) => key}
      columns={[
        { key: 'title', label: 'Figure', value: ({ title }) => title, sortable: true },
        { key: 'text', label: 'What it counts', value: ({ text }) => text },
        { key: 'measure', label: 'Under', value: ({ measure }) => tabLabels[measure], sortable: true },
        { key: 'source', label: 'Whose figure', value: ({ source }) => source, sortable: true },
        { key: 'measured', label: 'Measured', value: ({ measured }) => (measured ? 'Yes' : 'Not measured') },
      ]}
    />
  );
}
