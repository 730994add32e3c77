import type { z } from 'zod';
import { useFormats } from '#web/design/formats.ts';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import {
  type AnalysisSummary,
  type ApprovalSummary,
  type DeliverableSummary,
  dimensions,
  type Project,
  type ProjectWork,
  type ReleaseSummary,
} from '../contract.ts';
import { deliverableWorkflow, releaseWorkflow } from '../states.ts';
import { ApprovalTag, approvalWords } from './words.tsx';

type WithProject = { project: Project };

/** Which extracts the project has asked for, and how long each is open. */
export function ApprovalsTab({ project, approvals }: WithProject & { approvals: ApprovalSummary[] }) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const canAsk = project.isMember && project.state === 'active';
  return (
    <div className="stack">
      {canAsk && (
        <div className="row">
          <LinkButton to={sitePath(`/research/${project.id}/ask`)}>Ask for data</LinkButton>
        </div>
      )}
      <DataTable<ApprovalSummary>
        caption="Data-use approvals"
        rows={approvals}
        rowKey={(row) => row.id}
        rowTitle={(row) => row.title}
        to={(row) => sitePath(`/research/approvals/${row.id}`)}
        columns={[
          { key: 'title', label: 'Extract', value: (row) => row.title },
          {
            key: 'state',
            label: 'Approval',
            value: approvalWords,
            render: (row) => <ApprovalTag approval={row} />,
            narrow: true,
          },
          { key: 'rows', label: 'Rows', value: (row) => row.rows, align: 'end' },
          { key: 'until', label: 'Last day', value: (row) => formats.date(row.expiresOn), narrow: true },
        ]}
        empty={
          <NothingYet title="No data asked for yet">
            A researcher of the project names a data version and what to keep of it; the site’s analyst
            prepares the extract and the data owner approves it.
          </NothingYet>
        }
      />
    </div>
  );
}

type Analysis = z.infer<typeof AnalysisSummary>;

/** What was run inside. It is as open as the extracts are. */
export function AnalysesTab({ project, work }: WithProject & { work: ProjectWork }) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const open = work.approvals.find(({ daysLeft }) => daysLeft !== null);
  return (
    <div className="stack">
      {project.isMember && open?.extractId && (
        <div className="row">
          <LinkButton to={sitePath(`/research/extracts/${open.extractId}`)}>
            Open an extract to analyse
          </LinkButton>
        </div>
      )}
      <DataTable<Analysis>
        caption="Analyses run inside"
        rows={work.analyses}
        rowKey={(row) => row.id}
        rowTitle={(row) => row.question}
        to={(row) => sitePath(`/research/analyses/${row.id}`)}
        columns={[
          { key: 'question', label: 'Question', value: (row) => row.question },
          { key: 'what', label: 'Counted', value: methodText },
          { key: 'at', label: 'On', value: (row) => formats.date(row.runAt), narrow: true },
        ]}
        empty={
          <NothingYet title="No analyses to show">
            Analyses are run on an extract whose approval is in force. They are open to the project’s members
            while it is, and to those who review what leaves.
          </NothingYet>
        }
      />
    </div>
  );
}

export function methodText({ recipe }: Pick<Analysis, 'recipe'>): string {
  return recipe.method === 'counts' ? `By ${dimensions[recipe.by].toLowerCase()}` : 'How concentrated';
}

type Release = z.infer<typeof ReleaseSummary>;

export function ReleasesTab({ project, work }: WithProject & { work: ProjectWork }) {
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <div className="stack">
      {project.isMember && work.analyses.length > 0 && (
        <div className="row">
          <LinkButton to={sitePath(`/research/${project.id}/release`)}>Ask for a release</LinkButton>
        </div>
      )}
      <DataTable<Release>
        caption="Releases of results"
        rows={work.releases}
        rowKey={(row) => row.id}
        rowTitle={(row) => row.title}
        to={(row) => sitePath(`/research/releases/${row.id}`)}
        columns={[
          { key: 'title', label: 'Results', value: (row) => row.title },
          {
            key: 'state',
            label: 'State',
            value: (row) => row.state,
            render: (row) => <StateTag workflow={releaseWorkflow} state={row.state} />,
            narrow: true,
          },
          { key: 'tables', label: 'Tables', value: (row) => row.tables, align: 'end' },
          { key: 'by', label: 'Asked by', value: (row) => row.requestedBy },
          { key: 'at', label: 'On', value: (row) => formats.date(row.createdAt), narrow: true },
        ]}
        empty={
          <NothingYet title="Nothing has left">
            Results leave only after a person of the site has looked at their small counts.
          </NothingYet>
        }
      />
    </div>
  );
}

type Deliverable = z.infer<typeof DeliverableSummary>;

export function DeliverablesTab({ project, deliverables }: WithProject & { deliverables: Deliverable[] }) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const canWrite = project.isMember && ['active', 'completed'].includes(project.state);
  return (
    <div className="stack">
      {canWrite && (
        <div className="row">
          <LinkButton to={sitePath(`/research/${project.id}/deliver`)}>New deliverable</LinkButton>
        </div>
      )}
      <DataTable<Deliverable>
        caption="Deliverables"
        rows={deliverables}
        rowKey={(row) => row.id}
        rowTitle={(row) => row.title}
        to={(row) => sitePath(`/research/deliverables/${row.id}`)}
        columns={[
          { key: 'title', label: 'Deliverable', value: (row) => row.title },
          {
            key: 'state',
            label: 'State',
            value: (row) => row.state,
            render: (row) => <StateTag workflow={deliverableWorkflow} state={row.state} />,
            narrow: true,
          },
          { key: 'by', label: 'Written by', value: (row) => row.writtenBy },
          { key: 'at', label: 'On', value: (row) => formats.date(row.createdAt), narrow: true },
        ]}
        empty={
          <NothingYet title="Nothing delivered yet">
            A deliverable tells the site what was found; it may rest on released results.
          </NothingYet>
        }
      />
    </div>
  );
}
