import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Activity } from '../contract.ts';
import { activityWorkflow } from '../states.ts';
import { OwnerForm } from './OwnerForm.tsx';
import { ReportForm } from './ReportForm.tsx';
import { entryOf } from './timeline.ts';
import { money } from './words.ts';

/** One activity, for the person it is on: where it stands, what was said of it, and the next word. */
export default function ActivityScreen() {
  const site = useSite();
  const { activityId } = useRouteParams<'activityId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/plan-activities/${activityId}`, Activity, {
    live: ['planning.*'],
  });
  return (
    <QueryStates query={query} what="the activity">
      {(activity) => <ActivityRecord activity={activity} />}
    </QueryStates>
  );
}

function ActivityRecord({ activity }: { activity: Activity }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const path = `/api/sites/${site.slug}/plan-activities/${activity.id}`;
  const isReportable = activity.mayReport && ['under-way', 'blocked', 'done'].includes(activity.state);
  return (
    <RecordPage
      number={activity.number}
      kind="Activity"
      title={activity.title}
      crumbs={[
        { label: 'Plans', to: sitePath('/plans') },
        { label: activity.planNumber, to: sitePath(`/plans/${activity.planId}`) },
      ]}
      workflow={activityWorkflow}
      state={activity.state}
      since={activity.stateSince}
      target={activity.dueOn}
      waitsOn={activity.owner}
      siteId={site.id}
      iMade={activity.iMade}
      {...(activity.mayReport
        ? {
            onMove: (move: string, reason: string | null) =>
              api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Activity),
          }
        : {})}
      refresh={[`/api/sites/${site.slug}/plan`, '/api/my-work']}
      facts={[
        { label: 'Serves', value: activity.under.join(' › ') },
        { label: 'Agency', value: activity.ownerAgency ?? 'None yet' },
        { label: 'On', value: activity.owner ?? 'Nobody yet' },
        { label: 'Begins', value: activity.startsOn ? formats.date(activity.startsOn) : 'Not set' },
        { label: 'Due', value: activity.dueOn ? formats.date(activity.dueOn) : 'Not set' },
        { label: 'Spent', value: `${money(activity.spentCents)} of ${money(activity.budgetCents)}` },
      ]}
      timeline={<Timeline entries={activity.timeline.map(entryOf)} />}
    >
      {activity.isLate && (
        <Notice tone="warning" title="Its due day has passed">
          It was due {formats.date(activity.dueOn)}. Finish it, or have the plan changed with the reason.
        </Notice>
      )}
      {activity.blocker && (
        <Notice tone="warning" title="What blocks it">
          {activity.blocker}
        </Notice>
      )}
      {activity.detail && <p>{activity.detail}</p>}
      {isReportable && <ReportForm activity={activity} />}
      {activity.mayAssign && <OwnerForm activity={activity} />}
      <Section title="What was reported">
        {activity.reports.length === 0 ? (
          <NothingYet title="Nothing reported yet">
            Its owner says how it goes once it is under way.
          </NothingYet>
        ) : (
          <ol className="stack">
            {activity.reports.map(({ id, percent, words, spentCents, by, at }) => (
              <li key={id}>
                <strong>{percent}%</strong> {words}
                <p className="quiet">
                  {by}, {formats.dateTime(at)}; {money(spentCents)} spent
                </p>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </RecordPage>
  );
}
