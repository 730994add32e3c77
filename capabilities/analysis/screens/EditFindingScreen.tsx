import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Finding, FindingChange, type RunResult } from '../contract.ts';
import { FindingFields } from './FindingFields.tsx';

/** Its author changes a draft, or a finding that came back. */
export default function EditFindingScreen() {
  const site = useSite();
  const { findingId } = useRouteParams<'findingId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/findings/${findingId}`, Finding);
  return (
    <QueryStates query={query} what="the finding">
      {(finding) =>
        finding.run.result ? <EditFinding finding={finding} result={finding.run.result} /> : null
      }
    </QueryStates>
  );
}

function EditFinding({ finding, result }: { finding: Finding; result: RunResult }) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/findings`;
  const returned = finding.timeline.findLast(({ move }) => move === 'return');
  const { figureKey, statement, summary, cannotShow, revision } = finding;
  const form = useForm({
    name: `finding:${finding.id}:${revision}`,
    initial: { figureKey, statement, summary: summary ?? '', cannotShow },
    schema: FindingChange.omit({ revision: true }),
    submit: (words) => api.put(`${path}/${finding.id}`, { ...words, revision }, Finding),
    done: ({ id }) => {
      void refresh([path]);
      go(sitePath(`/findings/${id}`));
    },
  });
  return (
    <FormPage
      title={`Edit ${finding.number}`}
      crumbs={[
        { label: 'Findings', to: sitePath('/findings') },
        { label: finding.number, to: sitePath(`/findings/${finding.id}`) },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={sitePath(`/findings/${finding.id}`)}
    >
      {finding.state === 'returned' && returned?.reason && (
        <Notice tone="warning" title={`Returned by ${returned.by ?? 'a colleague'}`}>
          {returned.reason}
        </Notice>
      )}
      <FindingFields form={form} result={result} />
    </FormPage>
  );
}
