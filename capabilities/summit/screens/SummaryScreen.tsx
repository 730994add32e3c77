import { csvOf, saveText } from '#web/design/downloads.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type HorizonCounts, Leadership } from '../contract.ts';
import { horizonWords, outOf } from './words.ts';

/** What came of a summit, on a page that prints: every count with what it is a part of. */
export default function SummaryScreen() {
  const { summitId } = useRouteParams<'summitId'>();
  const query = useApiQuery(`/api/summits/${summitId}/summary`, Leadership, {
    live: ['summit.*', 'meetings.action-*'],
  });
  return (
    <QueryStates query={query} what="the summary">
      {(summary) => <SummaryPage summary={summary} />}
    </QueryStates>
  );
}

function SummaryPage({ summary }: { summary: Leadership }) {
  const { summit, attendance, commitments, sitesCounted, sites } = summary;
  const save = () => saveText(`${summit.number}-summary.csv`, csvOfSummary(summary), 'text/csv');
  return (
    <Page
      title={`What came of ${summit.title}`}
      lead={
        sitesCounted === sites
          ? `Counted over all ${sites} sites.`
          : `Counted over the ${sitesCounted} of ${sites} sites that you see.`
      }
      crumbs={[{ label: summit.title, to: `/summit/${summit.id}` }]}
      wide
      actions={
        <>
          <Button icon="print" onClick={() => window.print()}>
            Print
          </Button>
          <Button icon="file_download" onClick={save}>
            Download as CSV
          </Button>
        </>
      }
    >
      <div className="stack">
        <KeyFigures
          items={[
            {
              label: 'Came, of those with a seat',
              value: outOf(attendance.came, attendance.registered),
              note: 'In at least one session',
            },
            { label: 'Came without a seat', value: attendance.walkIns },
            {
              label: 'Commitments made',
              value: commitments.made,
              note: `Actions: ${commitments.actionsDone} done, ${commitments.actionsOpen} open, ${commitments.actionsDropped} dropped`,
            },
          ]}
        />
        <BySite rows={attendance.bySite} />
        <ByCoreArea rows={attendance.byCoreArea} />
        <Commitments commitments={commitments} />
      </div>
    </Page>
  );
}

function BySite({ rows }: { rows: Leadership['attendance']['bySite'] }) {
  return (
    <Section title="Attendance by site" plain>
      <DataTable
        caption="Attendance by site"
        rows={rows}
        rowKey={({ site }) => site}
        rowTitle={({ site }) => site}
        columns={[
          { key: 'site', label: 'Site', value: ({ site }) => site },
          {
            key: 'came',
            label: 'Came, of those with a seat',
            value: ({ came, registered }) => outOf(came, registered),
            align: 'end',
          },
          { key: 'without', label: 'Came without a seat', value: ({ walkIns }) => walkIns, align: 'end' },
          { key: 'waiting', label: 'Still wait', value: ({ waiting }) => waiting, align: 'end' },
        ]}
        empty={<NothingYet title="Nobody yet">No site has registered people.</NothingYet>}
      />
    </Section>
  );
}

function ByCoreArea({ rows }: { rows: Leadership['attendance']['byCoreArea'] }) {
  return (
    <Section title="Attendance by core area" lead="One person may be in several areas." plain>
      <DataTable
        caption="Attendance by core area"
        rows={rows}
        rowKey={({ coreArea }) => coreArea}
        rowTitle={({ coreArea }) => coreArea}
        columns={[
          { key: 'area', label: 'Core area', value: ({ coreArea }) => coreArea },
          { key: 'sessions', label: 'Sessions', value: ({ sessions }) => sessions, align: 'end' },
          { key: 'people', label: 'People', value: ({ people }) => people, align: 'end' },
          {
            key: 'signIns',
            label: 'Sign-ins, of the rooms’ seats',
            value: ({ signIns, capacity }) => outOf(signIns, capacity),
            align: 'end',
          },
        ]}
        empty={<NothingYet title="No sessions yet">The program office plans them.</NothingYet>}
      />
    </Section>
  );
}

function Commitments({ commitments }: { commitments: Leadership['commitments'] }) {
  return (
    <Section title="Commitments" lead="Each commitment is in one count of each row." plain>
      <ul>
        {commitments.horizons.map((horizon) => (
          <li key={horizon.afterDays}>{`After ${horizon.afterDays} days: ${horizonWords(horizon)}.`}</li>
        ))}
      </ul>
      <DataTable
        caption="Commitments by site"
        rows={commitments.bySite}
        rowKey={({ site }) => site}
        rowTitle={({ site }) => site}
        columns={[
          { key: 'site', label: 'Site', value: ({ site }) => site },
          { key: 'made', label: 'Made', value: ({ made }) => made, align: 'end' },
          ...[0, 1, 2].map((index) => ({
            key: `horizon-${index}`,
            label: `After ${[30, 90, 180][index]} days`,
            value: ({ horizons }: { horizons: HorizonCounts[] }) => horizonWords(horizons[index]!),
          })),
        ]}
        empty={<NothingYet title="No commitments yet">They are made in the sessions.</NothingYet>}
      />
    </Section>
  );
}

type Line = { part: string; row: string; measure: string; count: number; of: number | null };

function csvOfSummary({ attendance, commitments }: Leadership): string {
  const lines: Line[] = [
    ...attendance.bySite.flatMap(({ site, came, registered, walkIns, waiting }) => [
      { part: 'attendance by site', row: site, measure: 'came with a seat', count: came, of: registered },
      { part: 'attendance by site', row: site, measure: 'came without a seat', count: walkIns, of: null },
      { part: 'attendance by site', row: site, measure: 'still wait', count: waiting, of: null },
    ]),
    ...attendance.byCoreArea.flatMap(({ coreArea, people, signIns, capacity }) => [
      { part: 'attendance by core area', row: coreArea, measure: 'people', count: people, of: null },
      { part: 'attendance by core area', row: coreArea, measure: 'sign-ins', count: signIns, of: capacity },
    ]),
    ...commitments.bySite.flatMap(({ site, made, horizons }) =>
      horizons.flatMap(({ afterDays, ...counts }) =>
        Object.entries(counts).map(([name, count]) => ({
          part: `commitments after ${afterDays} days`,
          row: site,
          measure: name === 'toCome' ? 'to come' : name,
          count,
          of: made,
        })),
      ),
    ),
  ];
  return csvOf(
    [
      { label: 'Part', value: (line: Line) => line.part },
      { label: 'Row', value: (line: Line) => line.row },
      { label: 'Measure', value: (line: Line) => line.measure },
      { label: 'Count', value: (line: Line) => line.count },
      { label: 'Of', value: (line: Line) => line.of },
    ],
    lines,
  );
}
