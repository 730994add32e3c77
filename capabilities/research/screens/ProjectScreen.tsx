import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Project, ProjectWork } from '../contract.ts';
import { projectWorkflow } from '../states.ts';
import { MembersSection } from './MembersSection.tsx';
import { AnalysesTab, ApprovalsTab, DeliverablesTab, ReleasesTab } from './ProjectTabs.tsx';
import { History } from './words.tsx';

/** One research project: who, what for, until when, and all that was approved, found and released in it. */
export default function ProjectScreen() {
  const site = useSite();
  const { projectId } = useRouteParams<'projectId'>();
  const path = `/api/sites/${site.slug}/research/projects/${projectId}`;
  const project = useApiQuery(path, Project, { live: ['research.*'] });
  const work = useApiQuery(`${path}/work`, ProjectWork, { live: ['research.*'] });
  return (
    <QueryStates query={project} what="the project">
      {(found) => (
        <QueryStates query={work} what="the project’s work">
          {(held) => <ProjectRecord project={found} work={held} path={path} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

type ProjectRecordProps = { project: Project; work: ProjectWork; path: string };

function ProjectRecord({ project, work, path }: ProjectRecordProps) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const { connection } = project;
  return (
    <RecordPage
      number={project.number}
      kind="Research project"
      title={project.title}
      crumbs={[{ label: 'Research', to: sitePath('/research') }]}
      workflow={projectWorkflow}
      state={project.state}
      since={project.stateSince}
      siteId={site.id}
      iMade={project.iMade}
      onMove={(move, reason) => api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Project)}
      refresh={[`/api/sites/${site.slug}/research`]}
      facts={[
        { label: 'Research partner', value: project.partner.name },
        { label: 'Proposed by', value: project.proposedBy },
        { label: 'From', value: formats.date(project.startsOn) },
        { label: 'Until', value: formats.date(project.endsOn) },
        { label: 'Approvals in force', value: formats.number(project.approvalsInForce) },
        ...(connection
          ? [
              {
                label: 'Connection',
                value: (
                  <AppLink to={sitePath(`/research/connections/${connection.id}`)}>
                    {connection.number}
                  </AppLink>
                ),
              },
            ]
          : []),
      ]}
      tabs={[
        { key: 'about', label: 'About', content: <About project={project} path={path} /> },
        {
          key: 'data',
          label: 'Data',
          count: work.approvals.length,
          content: <ApprovalsTab project={project} approvals={work.approvals} />,
        },
        {
          key: 'analyses',
          label: 'Analyses',
          count: work.analyses.length,
          content: <AnalysesTab project={project} work={work} />,
        },
        {
          key: 'releases',
          label: 'Releases',
          count: work.releases.length,
          content: <ReleasesTab project={project} work={work} />,
        },
        {
          key: 'deliverables',
          label: 'Deliverables',
          count: work.deliverables.length,
          content: <DeliverablesTab project={project} deliverables={work.deliverables} />,
        },
      ]}
      timeline={<History steps={project.history} ofProject />}
    />
  );
}

function About({ project, path }: { project: Project; path: string }) {
  return (
    <div className="stack">
      <Section title="Question" plain>
        <p>{project.question}</p>
      </Section>
      <Section title="Purpose" plain>
        <p>{project.purpose}</p>
      </Section>
      <MembersSection project={project} path={path} />
    </div>
  );
}
