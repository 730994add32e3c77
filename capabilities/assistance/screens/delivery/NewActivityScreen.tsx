import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Activity, Delivery } from '../../contract.ts';
import { ActivityFields, activityForm, emptyActivity } from './activity-form.tsx';

/** What will be done with the site. */
export default function NewActivityScreen() {
  const site = useSite();
  const { requestId } = useRouteParams<'requestId'>();
  const path = `/api/sites/${site.slug}/assistance/requests/${requestId}`;
  const query = useApiQuery(`${path}/delivery`, Delivery);
  return (
    <QueryStates query={query} what="the delivery">
      {({ plan }) => <NewForm path={path} requestId={requestId} plan={plan} />}
    </QueryStates>
  );
}

function NewForm({ path, requestId, plan }: { path: string; requestId: string; plan: Delivery['plan'] }) {
  const go = useGo();
  const sitePath = useSitePath();
  const back = sitePath(`/assistance/${requestId}`);
  const form = useForm({
    name: `activity:new:${requestId}`,
    initial: emptyActivity(plan),
    schema: activityForm,
    submit: (draft) => api.post(`${path}/activities`, draft, Activity),
    done: ({ id }) => go(sitePath(`/assistance/activities/${id}`)),
  });
  return (
    <FormPage
      title="Plan an activity"
      crumbs={[{ label: 'Request', to: back }]}
      form={form}
      submitLabel="Plan the activity"
      cancelTo={back}
    >
      <ActivityFields form={form} plan={plan} />
    </FormPage>
  );
}
