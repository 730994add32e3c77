import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { useSite } from '#web/design/session.tsx';

type Values = {
  title: string;
  purpose: string;
  day: string;
  time: string;
  minutes: string;
  place: string;
  link: string;
};

/** When, where and what for; days and times are the site’s own. */
export function MeetingFields<T extends Values & Record<string, unknown>>({
  form: given,
}: {
  form: Form<T>;
}) {
  const form = given as unknown as Form<Values>;
  const site = useSite();
  return (
    <>
      <TextField {...form.field('title')} label="Name of the meeting" required maxLength={160} />
      <TextAreaField {...form.field('purpose')} label="What it is for" rows={3} maxLength={2000} />
      <div className="split">
        <TextField {...form.field('day')} label="Day" type="date" required width="medium" />
        <TextField
          {...form.field('time')}
          label="Begins at"
          hint={`On the clock of ${site.name}.`}
          type="time"
          required
          width="medium"
        />
      </div>
      <TextField {...form.field('minutes')} label="Minutes" inputMode="numeric" required width="short" />
      <TextField {...form.field('place')} label="Place" maxLength={200} />
      <TextField {...form.field('link')} label="Link to join" hint="Begins with https://." type="url" />
    </>
  );
}
