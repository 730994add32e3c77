import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useSearchValues } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tabs } from '#web/design/parts/Tabs.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AssistanceReport, stageWords, type TimesOfGroup } from '../contract.ts';
import { ActivityTab } from './ActivityTab.tsx';
import { businessTime } from './words.tsx';

/** How long assistance takes, who carries it, what need was not met, and the report that funders get. */
export default function ReportsScreen() {
  const formats = useFormats();
  const [search] = useSearchValues();
  const site = search.get('site');
  const query = useApiQuery('/api/assistance/reports', AssistanceReport, { query: site ? { site } : {} });
  return (
    <Page
      title="Reports on assistance"
      lead="Requests that are still open count with the time they have waited so far; leaving them out would flatter."
      crumbs={[{ label: 'Assistance', to: site ? `/s/${site}/assistance` : '/assistance' }]}
      wide
    >
      <QueryStates
        query={query}
        what="the report"
        isEmpty={({ requests }) => requests === 0}
        nothingYet={
          <NothingYet title="No requests yet">The report begins with the first request submitted.</NothingYet>
        }
      >
        {(report) => (
          <Tabs
            label="Reports"
            inUrl="tab"
            items={[
              { key: 'times', label: 'Time to each stage', content: <TimesTab report={report} /> },
              { key: 'load', label: 'Load by provider', content: <LoadTab report={report} /> },
              { key: 'unmet', label: 'Need not met', content: <UnmetTab report={report} /> },
              { key: 'activity', label: 'Half-yearly report', content: <ActivityTab site={site} /> },
            ]}
          />
        )}
      </QueryStates>
      <p className="quiet">As of {formats.dateTime(query.data?.at)}.</p>
    </Page>
  );
}

function TimesTab({ report }: { report: AssistanceReport }) {
  return (
    <div className="stack">
      <TimesTable title="By core area" groups={report.byArea} />
      <TimesTable title="By provider" groups={report.byProvider} />
    </div>
  );
}

type TimesRow = { key: string; group: string } & TimesOfGroup['stages'][number] & { few: boolean };

function TimesTable({ title, groups }: { title: string; groups: readonly TimesOfGroup[] }) {
  const rows = groups.flatMap(({ group, few, stages }): TimesRow[] =>
    stages.map((times) => ({ key: `${group} ${times.stage}`, group, few, ...times })),
  );
  const time = (minutes: number | null) => (minutes === null ? 'Not known yet' : businessTime(minutes));
  return (
    <Section
      title={title}
      lead="Business time from submission, without pauses. Half of the requests, and nine in ten, were that far by then (Kaplan–Meier). Declined and withdrawn ones count until that day."
      plain
    >
      {rows.length === 0 ? (
        <p>Nothing to report yet.</p>
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'group',
              label: title.replace('By ', '').replace(/^./, (c) => c.toUpperCase()),
              value: (row) => row.group,
            },
            { key: 'stage', label: 'Until', value: (row) => stageWords[row.stage] },
            { key: 'count', label: 'Requests', value: (row) => row.count, align: 'end' },
            { key: 'happened', label: 'That far', value: (row) => row.happened, align: 'end' },
            { key: 'median', label: 'Median', value: (row) => time(row.median) },
            { key: 'ninetieth', label: 'Nine in ten', value: (row) => time(row.ninetieth) },
            { key: 'few', label: 'Note', value: (row) => (row.few ? 'Few requests: read with care' : '') },
          ]}
        />
      )}
    </Section>
  );
}

function LoadTab({ report }: { report: AssistanceReport }) {
  if (report.load.length === 0) return <p>No request has been taken on by a provider yet.</p>;
  return (
    <DataTable
      caption="Load by provider"
      rows={report.load}
      rowKey={(row) => row.provider}
      columns={[
        { key: 'provider', label: 'Provider', value: (row) => row.provider },
        { key: 'open', label: 'Taken on, not begun', value: (row) => row.open, align: 'end' },
        { key: 'delivering', label: 'Delivering', value: (row) => row.delivering, align: 'end' },
        { key: 'done', label: 'Delivered', value: (row) => row.done, align: 'end' },
      ]}
    />
  );
}

function UnmetTab({ report }: { report: AssistanceReport }) {
  return (
    <DataTable
      caption="Need not met, by core area"
      rows={report.unmet}
      rowKey={(row) => row.area}
      columns={[
        { key: 'area', label: 'Core area', value: (row) => row.area },
        { key: 'asked', label: 'Requests', value: (row) => row.asked, align: 'end' },
        { key: 'declined', label: 'Declined', value: (row) => row.declined, align: 'end' },
        { key: 'withdrawn', label: 'Withdrawn', value: (row) => row.withdrawn, align: 'end' },
        { key: 'past', label: 'Past target now', value: (row) => row.pastTarget, align: 'end' },
        { key: 'missed', label: 'Targets missed, ever', value: (row) => row.missedTargets, align: 'end' },
      ]}
    />
  );
}
