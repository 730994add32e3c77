import { TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';

type Values = { title: string; startsOn: string; endsOn: string; place: string; seatsPerSite: string };

export function SummitFields<T extends Values & Record<string, unknown>>({ form: given }: { form: Form<T> }) {
  const form = given as unknown as Form<Values>;
  return (
    <>
      <TextField {...form.field('title')} label="Name" required maxLength={160} />
      <div className="split">
        <TextField {...form.field('startsOn')} label="First day" type="date" required width="medium" />
        <TextField {...form.field('endsOn')} label="Last day" type="date" required width="medium" />
      </div>
      <TextField {...form.field('place')} label="Place" maxLength={200} />
      <TextField
        {...form.field('seatsPerSite')}
        label="Seats a site"
        hint="Those beyond them wait, and move up when a seat comes free."
        inputMode="numeric"
        required
        width="short"
      />
    </>
  );
}
