import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type MeetingSummary, meetingList } from '../contract.ts';
import { type MeetingState, meetingWorkflow } from '../states.ts';

const states = Object.keys(meetingWorkflow.states) as MeetingState[];

/** Every meeting of the site, the latest first. */
export default function AllMeetingsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage<MeetingSummary>
      title="All meetings"
      crumbs={[{ label: 'Meetings', to: sitePath('/meetings') }]}
      noun={['meeting', 'meetings']}
      path={`/api/sites/${site.slug}/meetings`}
      schema={meetingList}
      live={['meetings.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/meetings/${row.id}`)}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: meetingWorkflow.states[value].label })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'title', label: 'Meeting', value: (row) => row.title },
        { key: 'at', label: 'When', value: (row) => formats.dateTime(row.startsAt), narrow: true },
        {
          key: 'state',
          label: 'State',
          value: (row) => meetingWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={meetingWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'decisions', label: 'Decisions', value: (row) => row.decisions, align: 'end', narrow: true },
        { key: 'open', label: 'Open actions', value: (row) => row.openActions, align: 'end', narrow: true },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      nothingYet={
        <NothingYet title="No meetings yet">Call the first one from the page before this.</NothingYet>
      }
    />
  );
}
