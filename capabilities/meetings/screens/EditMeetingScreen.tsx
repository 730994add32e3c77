import { api } from '#web/design/api.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Meeting, type Person, people } from '../contract.ts';
import { MeetingFields } from './MeetingFields.tsx';
import { changedMeetingForm, formOfMeeting } from './meeting-form.ts';

export default function EditMeetingScreen() {
  const site = useSite();
  const { meetingId } = useRouteParams<'meetingId'>();
  const meeting = useApiQuery(`/api/sites/${site.slug}/meetings/${meetingId}`, Meeting);
  const known = useApiQuery(`/api/sites/${site.slug}/meeting-people`, people);
  return (
    <QueryStates query={meeting} what="the meeting">
      {(found) => (
        <QueryStates query={known} what="the site’s people">
          {({ items }) => <EditMeeting meeting={found} known={items} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

function EditMeeting({ meeting, known }: { meeting: Meeting; known: Person[] }) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/meetings`;
  const here = sitePath(`/meetings/${meeting.id}`);
  const form = useForm({
    name: `meeting:${meeting.id}:${meeting.revision}`,
    initial: formOfMeeting(meeting),
    schema: changedMeetingForm,
    submit: (change) => api.put(`${path}/${meeting.id}`, { ...change, revision: meeting.revision }, Meeting),
    done: () => {
      void refresh([path]);
      go(here);
    },
  });
  return (
    <FormPage
      title={`Change ${meeting.number}`}
      crumbs={[
        { label: 'Meetings', to: sitePath('/meetings') },
        { label: meeting.number, to: here },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={here}
    >
      {meeting.seriesId && (
        <Notice>
          Only this meeting changes. The other days of its series stay as they are, and calendars show this
          one as the exception.
        </Notice>
      )}
      <MeetingFields form={form} />
      <SelectField
        {...form.field('organizerId')}
        label="Organizer"
        empty="Nobody"
        options={known.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </FormPage>
  );
}
