import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Approval, DataToAskFor } from '../contract.ts';
import { ApprovalFields } from './ApprovalFields.tsx';
import { approvalFormSchema, formOf } from './approval-form.ts';

/** A returned request is mended; then it is asked again from its page. */
export default function EditApprovalScreen() {
  const site = useSite();
  const { approvalId } = useRouteParams<'approvalId'>();
  const base = `/api/sites/${site.slug}/research`;
  const approval = useApiQuery(`${base}/approvals/${approvalId}`, Approval);
  const data = useApiQuery(`${base}/data`, DataToAskFor);
  return (
    <QueryStates query={approval} what="the request">
      {(found) => (
        <QueryStates query={data} what="the site’s data versions">
          {(toAskFor) => <EditForm approval={found} data={toAskFor} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

function EditForm({ approval, data }: { approval: Approval; data: DataToAskFor }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const back = sitePath(`/research/approvals/${approval.id}`);
  const form = useForm({
    name: `research-approval:${approval.id}:${approval.stateSince}`,
    initial: formOf(approval),
    schema: approvalFormSchema,
    submit: (request) =>
      api.put(`/api/sites/${site.slug}/research/approvals/${approval.id}`, request, Approval),
    done: () => go(back),
  });
  return (
    <FormPage
      title="Change the request"
      lead={`${approval.number}. After saving, ask again from its page.`}
      crumbs={[{ label: approval.number, to: back }]}
      form={form}
      submitLabel="Save"
      cancelTo={back}
    >
      <ApprovalFields form={form} data={data} />
    </FormPage>
  );
}
