import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { May, useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type ProjectSummary, projectList } from '../contract.ts';
import { projectWorkflow } from '../states.ts';

type State = keyof typeof projectWorkflow.states;
const states = Object.keys(projectWorkflow.states) as State[];

/** The research projects of a site; a researcher sees their own. */
export default function ProjectsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage<ProjectSummary>
      title="Research"
      lead="Who works with the site’s data as a research partner, on what, and until when."
      noun={['project', 'projects']}
      path={`/api/sites/${site.slug}/research/projects`}
      schema={projectList}
      live={['research.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/research/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'Proposed', filters: { state: ['proposed'] } },
        { label: 'Running', filters: { state: ['active'] } },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: projectWorkflow.states[value].label })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'title', label: 'Project', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => projectWorkflow.states[row.state as State]?.label ?? row.state,
          render: (row) => <StateTag workflow={projectWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'partner', label: 'Research partner', value: (row) => row.partner.name },
        { key: 'inForce', label: 'Approvals in force', value: (row) => row.approvalsInForce, align: 'end' },
        { key: 'waiting', label: 'Waits on the site', value: (row) => row.waitingOnSite, align: 'end' },
        { key: 'ends', label: 'Ends', value: (row) => formats.date(row.endsOn), narrow: true },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      actions={
        <>
          <LinkButton to={sitePath('/research/connections')}>Research partners</LinkButton>
          <May permission="research.propose" siteId={site.id}>
            <LinkButton to={sitePath('/research/new')} tone="primary">
              Propose a project
            </LinkButton>
          </May>
        </>
      }
      nothingYet={<NoProjects />}
    />
  );
}

function NoProjects() {
  const sitePath = useSitePath();
  const may = useMay();
  const site = useSite();
  const first = may('research.propose', site.id)
    ? { to: sitePath('/research/new'), label: 'Propose a project' }
    : may('research.connect', site.id)
      ? { to: sitePath('/research/connections/new'), label: 'Suggest a research partner' }
      : null;
  return (
    <NothingYet
      title="No research projects yet"
      action={first ? <LinkButton to={first.to}>{first.label}</LinkButton> : undefined}
    >
      A project says who asks what and until when. It opens no data by itself: each extract has an approval of
      its own.
    </NothingYet>
  );
}
