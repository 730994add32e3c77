import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Meeting } from '../contract.ts';
import { meetingWorkflow } from '../states.ts';
import { ActionsTab } from './ActionsTab.tsx';
import { AgendaTab } from './AgendaTab.tsx';
import { AttendanceTab } from './AttendanceTab.tsx';
import { DecisionsTab } from './DecisionsTab.tsx';
import { MinutesTab } from './MinutesTab.tsx';
import { entriesOf } from './parts.tsx';

/** One meeting: what is on the agenda, who is there, what was decided and who does what. */
export default function MeetingScreen() {
  const site = useSite();
  const { meetingId } = useRouteParams<'meetingId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/meetings/${meetingId}`, Meeting, {
    live: ['meetings.*'],
  });
  return (
    <QueryStates query={query} what="the meeting">
      {(meeting) => <MeetingRecord meeting={meeting} />}
    </QueryStates>
  );
}

function MeetingRecord({ meeting }: { meeting: Meeting }) {
  const site = useSite();
  const formats = useFormats();
  const sitePath = useSitePath();
  const go = useGo();
  const mayWrite = useMay()('meetings.write', site.id) && meeting.state !== 'cancelled';
  const path = `/api/sites/${site.slug}/meetings/${meeting.id}`;
  const props = { meeting, path, mayWrite };
  return (
    <RecordPage
      number={meeting.number}
      kind="Meeting"
      title={meeting.title}
      crumbs={[{ label: 'Meetings', to: sitePath('/meetings') }]}
      workflow={meetingWorkflow}
      state={meeting.state}
      since={meeting.stateSince}
      target={meeting.state === 'scheduled' ? meeting.startsAt : null}
      waitsOn={meeting.organizer}
      siteId={site.id}
      iMade={meeting.iMade}
      onMove={(move, reason) => api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Meeting)}
      refresh={[`/api/sites/${site.slug}/meetings`]}
      more={[
        ...(mayWrite
          ? [
              {
                key: 'edit',
                label: 'Change time or place',
                run: () => go(sitePath(`/meetings/${meeting.id}/edit`)),
              },
            ]
          : []),
        { key: 'print', label: 'Print', run: () => window.print() },
      ]}
      facts={[
        {
          label: 'When',
          value: `${formats.dateTime(meeting.startsAt)} ${formats.zone(meeting.startsAt)}, ${formats.count(meeting.minutes, 'minute')}`,
        },
        { label: 'Where', value: meeting.place || '—' },
        { label: 'Join', value: meeting.link ? <a href={meeting.link}>Join the call</a> : '—' },
        { label: 'Organizer', value: meeting.organizer ?? 'Nobody' },
        {
          label: 'Series',
          value: meeting.seriesId ? (
            <AppLink to={sitePath(`/meeting-series/${meeting.seriesId}`)}>All its days</AppLink>
          ) : (
            'Does not repeat'
          ),
        },
        {
          label: 'Calendar',
          value: (
            <a href={`${path}/meeting.ics`} download={`${meeting.number}.ics`}>
              Add to my calendar
            </a>
          ),
        },
      ]}
      tabs={[
        {
          key: 'agenda',
          label: 'Agenda',
          count: meeting.agenda.length,
          content: <AgendaTab key={meeting.revision} {...props} />,
        },
        {
          key: 'attendance',
          label: 'Attendance',
          count: meeting.attendees.length,
          content: <AttendanceTab {...props} />,
        },
        {
          key: 'decisions',
          label: 'Decisions',
          count: meeting.decisionList.length,
          content: <DecisionsTab {...props} />,
        },
        {
          key: 'actions',
          label: 'Actions',
          count: meeting.actions.length,
          content: <ActionsTab {...props} />,
        },
        { key: 'minutes', label: 'Minutes', content: <MinutesTab key={meeting.revision} {...props} /> },
      ]}
      timeline={<Timeline entries={entriesOf(meeting.timeline, meetingWorkflow, 'Called')} />}
    >
      {meeting.purpose && <p>{meeting.purpose}</p>}
    </RecordPage>
  );
}
