import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Activity, Delivery } from '../../contract.ts';
import { ActivityFields, activityForm, activityValues } from './activity-form.tsx';

/** The report of an activity, written until it goes to its approvers. */
export default function EditActivityScreen() {
  const site = useSite();
  const { activityId } = useRouteParams<'activityId'>();
  const path = `/api/sites/${site.slug}/assistance/activities/${activityId}`;
  const query = useApiQuery(path, Activity);
  return (
    <QueryStates query={query} what="the activity">
      {(activity) => <WithPlan activity={activity} path={path} />}
    </QueryStates>
  );
}

type ActivityProps = { activity: Activity; path: string };

function WithPlan({ activity, path }: ActivityProps) {
  const site = useSite();
  const query = useApiQuery(
    `/api/sites/${site.slug}/assistance/requests/${activity.requestId}/delivery`,
    Delivery,
  );
  return (
    <QueryStates query={query} what="the work plan">
      {({ plan }) => <ReportForm activity={activity} path={path} plan={plan} />}
    </QueryStates>
  );
}

function ReportForm({ activity, path, plan }: ActivityProps & { plan: Delivery['plan'] }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const back = sitePath(`/assistance/activities/${activity.id}`);
  const form = useForm({
    name: `activity:${activity.id}:${activity.revision}`,
    initial: activityValues(activity),
    schema: activityForm,
    submit: (draft) => api.put(path, { ...draft, revision: activity.revision }, Activity),
    done: () => {
      void refresh([`/api/sites/${site.slug}/assistance`]);
      go(back);
    },
  });
  return (
    <FormPage
      title="Write the report"
      crumbs={[{ label: activity.number, to: back }]}
      form={form}
      submitLabel="Save the report"
      cancelTo={back}
    >
      <ActivityFields form={form} plan={plan} isReport />
    </FormPage>
  );
}
