import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import type { Column } from '#web/design/parts/columns.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ExtractLook, type ExtractRow } from '../contract.ts';
import { AnalyseForm } from './AnalyseForm.tsx';
import { AppliedRulesView } from './AppliedRulesView.tsx';
import { daysLeftText } from './words.tsx';

/** An extract: what it tells, its first rows while it is open, and the analyses one can run on it. */
export default function ExtractScreen() {
  const site = useSite();
  const { extractId } = useRouteParams<'extractId'>();
  const path = `/api/sites/${site.slug}/research/extracts/${extractId}`;
  const query = useApiQuery(path, ExtractLook, {
    live: ['research.approval-changed', 'research.project-changed'],
  });
  return (
    <QueryStates query={query} what="the extract">
      {(look) => <ExtractPage look={look} path={path} />}
    </QueryStates>
  );
}

function ExtractPage({ look, path }: { look: ExtractLook; path: string }) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const { extract, approval, project, sample } = look;
  const isOpen = approval.daysLeft !== null;
  return (
    <Page
      title={extract.name}
      over="Extract"
      wide
      crumbs={[
        { label: 'Research', to: sitePath('/research') },
        { label: project.number, to: sitePath(`/research/${project.id}?tab=data`) },
        { label: approval.number, to: sitePath(`/research/approvals/${approval.id}`) },
      ]}
    >
      <div className="stack">
        <Facts
          items={[
            {
              label: 'Approval',
              value: (
                <AppLink to={sitePath(`/research/approvals/${approval.id}`)}>
                  {approval.number}:{' '}
                  {approval.daysLeft === null ? 'not in force' : daysLeftText(approval.daysLeft)}
                </AppLink>
              ),
            },
            { label: 'Data version', value: `${extract.dataLabel}, taken ${formats.date(extract.dataDate)}` },
            { label: 'Rows', value: formats.number(extract.rows) },
            { label: 'Prepared', value: `${formats.date(extract.preparedAt)} by ${extract.preparedBy}` },
          ]}
        />
        {look.isMember && !isOpen && (
          <Notice tone="warning" title="Not open">
            No approval in force names this extract: its rows and the results found on it are closed. Ask for
            data anew from the project’s page.
          </Notice>
        )}
        {look.isMember && isOpen && <AnalyseForm look={look} path={path} />}
        <AppliedRulesView sentences={extract.rules.sentences} extract={extract} />
        {sample.length > 0 && <FirstRows rows={sample} />}
      </div>
    </Page>
  );
}

function FirstRows({ rows }: { rows: ExtractRow[] }) {
  const formats = useFormats();
  const all: Column<ExtractRow>[] = [
    { key: 'n', label: 'Row', value: ({ n }) => n, align: 'end' },
    { key: 'on', label: 'Date', value: ({ occurredOn }) => formats.date(occurredOn) },
    { key: 'part', label: 'Part of the day', value: ({ dayPart }) => dayPart },
    { key: 'died', label: 'Died', value: ({ fatal }) => diedText(fatal) },
    { key: 'district', label: 'District', value: ({ district }) => district },
    { key: 'age', label: 'Age', value: ({ ageBand }) => ageBand },
    { key: 'sex', label: 'Sex', value: ({ sex }) => sex },
    { key: 'race', label: 'Race', value: ({ race }) => race },
    { key: 'x', label: 'Cell centre, east (m)', value: ({ cellX }) => cellX, align: 'end' },
    { key: 'y', label: 'Cell centre, north (m)', value: ({ cellY }) => cellY, align: 'end' },
  ];
  const told = all.filter(({ value }) => rows.some((row) => value(row) !== null));
  return (
    <Section
      title="First rows"
      lead={`The first ${rows.length}. That you looked is kept: the site sees who looked at its rows.`}
    >
      <DataTable
        caption="First rows of the extract"
        keepTable
        rows={rows}
        rowKey={({ n }) => String(n)}
        columns={told}
      />
    </Section>
  );
}

function diedText(fatal: boolean | null): string {
  if (fatal === null) return 'Not known';
  return fatal ? 'Yes' : 'No';
}
