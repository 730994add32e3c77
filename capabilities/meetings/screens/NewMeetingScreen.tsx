import { api } from '#web/design/api.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { Meeting } from '../contract.ts';
import { MeetingFields } from './MeetingFields.tsx';
import { emptyMeeting, newMeetingForm } from './meeting-form.ts';
import { weekdayOf } from './words.ts';

/** Calls one meeting, or the first of a series. */
export default function NewMeetingScreen() {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const form = useForm({
    name: `meeting:${site.id}:new`,
    initial: emptyMeeting,
    schema: newMeetingForm,
    submit: (draft) => api.post(`/api/sites/${site.slug}/meetings`, draft, Meeting),
    done: ({ id }) => {
      void refresh([`/api/sites/${site.slug}/meetings`]);
      go(sitePath(`/meetings/${id}`));
    },
  });
  const { day, repeats } = form.values;
  const weekday = day ? weekdayOf(day) : 'weekday';
  return (
    <FormPage
      title="Call a meeting"
      crumbs={[{ label: 'Meetings', to: sitePath('/meetings') }]}
      form={form}
      submitLabel="Call the meeting"
      cancelTo={sitePath('/meetings')}
    >
      <MeetingFields form={form} />
      <SelectField
        {...form.field('repeats')}
        label="Repeats"
        required
        options={[
          { value: 'no', label: 'Does not repeat' },
          { value: 'weekly', label: `Every week on ${weekday}` },
          { value: 'fortnightly', label: `Every second week on ${weekday}` },
          { value: 'weekday', label: `Every month in the same week on ${weekday}` },
          { value: 'last', label: `Every month on the last ${weekday}` },
          { value: 'date', label: 'Every month on the same date' },
          { value: 'quarterly', label: `Every third month in the same week on ${weekday}` },
        ]}
      />
      {repeats !== 'no' && (
        <TextField
          {...form.field('until')}
          label="Last day"
          hint="Leave it empty for a series without an end."
          type="date"
          width="medium"
        />
      )}
    </FormPage>
  );
}
