import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Approval, DataToAskFor, Project } from '../contract.ts';
import { ApprovalFields } from './ApprovalFields.tsx';
import { approvalFormSchema, emptyForm } from './approval-form.ts';

/** A researcher asks for an extract of the site’s data. */
export default function NewApprovalScreen() {
  const site = useSite();
  const { projectId } = useRouteParams<'projectId'>();
  const base = `/api/sites/${site.slug}/research`;
  const project = useApiQuery(`${base}/projects/${projectId}`, Project);
  const data = useApiQuery(`${base}/data`, DataToAskFor);
  return (
    <QueryStates query={project} what="the project">
      {(found) => (
        <QueryStates
          query={data}
          what="the site’s data versions"
          isEmpty={({ versions }) => versions.length === 0}
          nothingYet={
            <NothingYet title="The site has no accepted data yet">
              Data can be asked for once the site’s analyst has accepted a first version.
            </NothingYet>
          }
        >
          {(toAskFor) => <AskForm project={found} data={toAskFor} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

function AskForm({ project, data }: { project: Project; data: DataToAskFor }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `research-approval:new:${project.id}`,
    initial: emptyForm(data),
    schema: approvalFormSchema,
    submit: (request) =>
      api.post(`/api/sites/${site.slug}/research/projects/${project.id}/approvals`, request, Approval),
    done: ({ id }) => go(sitePath(`/research/approvals/${id}`)),
  });
  return (
    <FormPage
      title="Ask for data"
      lead={`For ${project.number}, ${project.title}. The site’s analyst prepares the extract; the data owner approves it.`}
      crumbs={[
        { label: 'Research', to: sitePath('/research') },
        { label: project.number, to: sitePath(`/research/${project.id}`) },
      ]}
      form={form}
      submitLabel="Ask for it"
      cancelTo={sitePath(`/research/${project.id}`)}
    >
      <ApprovalFields form={form} data={data} />
    </FormPage>
  );
}
