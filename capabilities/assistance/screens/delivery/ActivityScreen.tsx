import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import {
  Activity,
  activityKinds,
  activityReasons,
  deliveryMethods,
  targetPopulations,
} from '../../contract.ts';
import { activityWorkflow } from '../../states.ts';
import { ApproversSection } from './ApproversSection.tsx';
import { AnswerForm, SubmitReportForm } from './report-forms.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { History, hoursText, withoutMoves } from './words.tsx';

/** One activity: what was planned, the sessions that were held, the report and who agrees with it. */
export default function ActivityScreen() {
  const site = useSite();
  const { activityId } = useRouteParams<'activityId'>();
  const path = `/api/sites/${site.slug}/assistance/activities/${activityId}`;
  const query = useApiQuery(path, Activity, { live: ['assistance.activity-changed'] });
  return (
    <QueryStates query={query} what="the activity">
      {(activity) => <ActivityRecord activity={activity} path={path} />}
    </QueryStates>
  );
}

type Asked = 'submit' | 'agrees' | 'needs-action' | null;

/** The moves of whoever was not asked, or does not deliver, are not shown to them. */
const hiddenFrom = ({ isMine, iAmAsked }: Activity) => [
  ...(isMine ? [] : ['submit', 'call-off']),
  ...(iAmAsked ? [] : ['approve', 'needs-action']),
];

function ActivityRecord({ activity, path }: { activity: Activity; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const isOpen = activity.isMine && (activity.state === 'planned' || activity.state === 'needs-action');
  const edit = {
    key: 'edit',
    label: 'Write the report',
    run: () => go(sitePath(`/assistance/activities/${activity.id}/edit`)),
  };
  return (
    <RecordPage
      number={activity.number}
      kind="Activity"
      title={activity.title}
      crumbs={[
        { label: 'Assistance', to: sitePath('/assistance') },
        { label: activity.requestNumber, to: sitePath(`/assistance/${activity.requestId}`) },
      ]}
      workflow={withoutMoves(activityWorkflow, hiddenFrom(activity))}
      state={activity.state}
      since={activity.stateSince}
      siteId={site.id}
      iMade={activity.iMade}
      ownForms={{
        submit: () => setAsked('submit'),
        approve: () => setAsked('agrees'),
        'needs-action': () => setAsked('needs-action'),
      }}
      onMove={(move, reason) => api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Activity)}
      refresh={[`/api/sites/${site.slug}/assistance`]}
      more={isOpen ? [edit] : []}
      facts={useFacts(activity)}
      timeline={<History workflow={activityWorkflow} steps={activity.timeline} begun="Planned" />}
    >
      <Section title="What came of it" plain>
        <p>{activity.draft.summary || 'The report is not written yet.'}</p>
      </Section>
      {activity.draft.nextSteps && (
        <Section title="Next steps" plain>
          <p>{activity.draft.nextSteps}</p>
        </Section>
      )}
      <SessionsSection activity={activity} path={path} isOpen={isOpen} />
      <ApproversSection approvers={activity.approvers} />
      <Dialog open={asked === 'submit'} title="Submit the report" onClose={close}>
        <SubmitReportForm path={path} onDone={close} />
      </Dialog>
      <Dialog open={asked === 'agrees'} title="Agree with the report" onClose={close}>
        <AnswerForm path={path} answer="agrees" onDone={close} />
      </Dialog>
      <Dialog open={asked === 'needs-action'} title="The report needs action" onClose={close}>
        <AnswerForm path={path} answer="needs-action" onDone={close} />
      </Dialog>
    </RecordPage>
  );
}

function useFacts({ requestId, requestNumber, draft, milestone, ...activity }: Activity) {
  const sitePath = useSitePath();
  const formats = useFormats();
  return [
    { label: 'Request', value: <AppLink to={sitePath(`/assistance/${requestId}`)}>{requestNumber}</AppLink> },
    { label: 'Kind', value: activityKinds[draft.kind] },
    { label: 'Delivered', value: deliveryMethods[draft.method] },
    { label: 'Reason', value: activityReasons[draft.reason] },
    {
      label: 'For whom',
      value: draft.targetPopulations.map((group) => targetPopulations[group]).join(', '),
    },
    { label: 'From', value: formats.date(draft.startsOn) },
    { label: 'Until', value: formats.date(draft.endsOn) },
    { label: 'Held', value: hoursText(activity.minutes) },
    { label: 'Took part', value: `${activity.inPerson} in person, ${activity.virtual} virtually` },
    { label: 'Milestone', value: milestone ?? 'None' },
    { label: 'Written by', value: activity.writtenBy },
  ];
}
