import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { useApiQuery } from '#web/design/queries.ts';
import { coreAreas, type SummitSummary } from '../contract.ts';
import type { emptySession } from './session-form.ts';

type Props = { form: Form<typeof emptySession>; summit: Pick<SummitSummary, 'timeZone'> };

export function SessionFields({ form, summit }: Props) {
  const areas = useApiQuery('/api/core-areas', coreAreas).data?.items ?? [];
  return (
    <>
      <TextField {...form.field('title')} label="Name of the session" required maxLength={200} />
      <SelectField
        {...form.field('coreArea')}
        label="Core area"
        required
        options={areas.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <TextAreaField {...form.field('summary')} label="What it is about" rows={3} maxLength={2000} />
      <TextField {...form.field('day')} label="Day" type="date" required width="medium" />
      <div className="split">
        <TextField
          {...form.field('from')}
          label="Begins at"
          hint={`On the summit’s clock, ${summit.timeZone.replace(/^.*\//, '').replace('_', ' ')}.`}
          type="time"
          required
          width="medium"
        />
        <TextField {...form.field('to')} label="Ends at" type="time" required width="medium" />
      </div>
      <TextField {...form.field('room')} label="Room" required maxLength={100} />
      <TextField
        {...form.field('capacity')}
        label="Seats of the room"
        inputMode="numeric"
        required
        width="short"
      />
      <TextAreaField
        {...form.field('speakers')}
        label="Speakers"
        hint="One a line: name, where from."
        rows={3}
      />
    </>
  );
}
