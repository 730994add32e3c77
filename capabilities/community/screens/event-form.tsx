import { z } from 'zod';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { type Gathering, GatheringDraft, timeZones } from '../contract.ts';
import { Caution, Reminder } from './Caution.tsx';

/** What the form holds: text as typed. */
export type EventForm = {
  coreArea: string;
  title: string;
  about: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  place: string;
  joinUrl: string;
  cautionsSeen: boolean;
};

export const eventForm = z.preprocess((typed) => {
  const { joinUrl, ...rest } = typed as EventForm;
  return { ...rest, joinUrl: joinUrl.trim() || null };
}, GatheringDraft);

export function emptyEvent(coreArea: string): EventForm {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = timeZones.some(({ value }) => value === zone) ? zone : 'America/New_York';
  return {
    ...{ coreArea, title: '', about: '', startsAt: '', endsAt: '', timeZone, place: '', joinUrl: '' },
    cautionsSeen: false,
  };
}

export function formOfEvent(event: Gathering): EventForm {
  return {
    coreArea: event.coreArea,
    title: event.title,
    about: event.about,
    startsAt: wallClockOf(event.startsAt, event.timeZone),
    endsAt: wallClockOf(event.endsAt, event.timeZone),
    timeZone: event.timeZone,
    place: event.place,
    joinUrl: event.joinUrl ?? '',
    cautionsSeen: false,
  };
}

/** As a clock at the place of the event shows it, in the form a field for day and time takes. */
function wallClockOf(moment: string, timeZone: string): string {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return shown.format(new Date(moment)).replace(' ', 'T');
}

type Props = { form: Form<EventForm>; areas: { value: string; label: string }[]; fixedArea?: boolean };

export function EventFields({ form, areas, fixedArea }: Props) {
  const { title, about, place } = form.values;
  return (
    <>
      <Reminder />
      {!fixedArea && <SelectField {...form.field('coreArea')} label="Core area" required options={areas} />}
      <TextField {...form.field('title')} label="Name of the event" required maxLength={160} />
      <TextAreaField
        {...form.field('about')}
        label="What it is about"
        hint="For whom, and what they take home."
        required
        maxLength={4000}
      />
      <div className="split">
        <TextField {...form.field('startsAt')} label="Begins" type="datetime-local" required width="medium" />
        <TextField {...form.field('endsAt')} label="Ends" type="datetime-local" required width="medium" />
      </div>
      <SelectField {...form.field('timeZone')} label="Time zone" required options={timeZones} />
      <TextField {...form.field('place')} label="Place" hint="A room, or “Online”." maxLength={300} />
      <TextField
        {...form.field('joinUrl')}
        label="Address to join"
        hint="Begins with https://. Everyone in the partnership sees it."
        type="url"
      />
      <Caution form={form} texts={[title, about, place]} />
    </>
  );
}
