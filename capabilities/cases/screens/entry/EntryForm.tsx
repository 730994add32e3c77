import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { startOfLabel } from '#web/design/formats.ts';
import { CheckField, ComboField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useSite } from '#web/design/session.tsx';
import { type CaseOptions, CaseRecord } from '../../contract.ts';
import type { Ask, Entry } from './entries.ts';
import { type Answers, eventOf } from './event-of.ts';

type Props = { entry: Entry; record: CaseRecord; options: CaseOptions };

/** The questions of one kind of event. */
export function EntryForm({ entry, record, options }: Props) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const asked = entry.asks.filter(({ label }) => label !== '');
  const form = useForm<Answers, Answers, CaseRecord>({
    name: `cases-record:${record.id}:${entry.kind}`,
    initial: Object.fromEntries(asked.map(({ key, kind }) => [key, kind === 'check' ? false : ''])),
    schema: z.record(z.string(), z.union([z.string(), z.boolean()])).superRefine((values, context) => {
      for (const { key, label, optional, kind } of asked)
        if (!optional && kind !== 'check' && !String(values[key] ?? '').trim())
          context.addIssue({ code: 'custom', path: [key], message: `${label} is needed.` });
    }),
    submit: (values) =>
      api.post(
        `/api/sites/${site.slug}/cases/${record.id}/events`,
        { seen: record.seen, events: [eventOf(entry, values, record)] },
        CaseRecord,
      ),
    done: () => go(sitePath(`/cases/${record.id}`)),
  });
  return (
    <FormBody form={form} submitLabel="Add to the record" cancelTo={sitePath(`/cases/${record.id}`)}>
      {asked.map((ask) => (
        <Question key={ask.key} ask={ask} form={form} choices={choicesOf(ask, record, options)} />
      ))}
    </FormBody>
  );
}

type Choice = { value: string; label: string };

function Question({ ask, form, choices }: { ask: Ask; form: Form<Answers>; choices: readonly Choice[] }) {
  const { value, onChange, ...field } = form.field(ask.key);
  const common = { ...field, label: ask.label, required: !ask.optional };
  const words = { ...common, value: String(value ?? ''), onChange };
  if (ask.kind === 'check')
    return <CheckField {...field} label={ask.label} value={value === true} onChange={onChange} />;
  if (ask.kind === 'long') return <TextAreaField {...words} />;
  if (ask.kind === 'day') return <TextField {...words} type="date" width="short" />;
  if (ask.kind === 'moment') return <TextField {...words} type="datetime-local" width="medium" />;
  if (ask.from === 'statutes') return <ComboField {...words} options={choices} />;
  if (ask.kind === 'choice' || ask.kind === 'pick') return <SelectField {...words} options={choices} />;
  return <TextField {...words} />;
}

function choicesOf(ask: Ask, record: CaseRecord, options: CaseOptions): readonly Choice[] {
  if (ask.from === 'statutes') return options.statutes;
  if (ask.from === 'colleagues') return options.colleagues;
  if (ask.from === 'defendants')
    return record.defendants.map(({ key, name }) => ({ value: key, label: name ?? key }));
  if (ask.from === 'charges')
    return record.charges.flatMap(({ court }) =>
      court
        ? [{ value: court.key, label: `${court.statute} ${court.offense ?? ''} (${court.defendantKey})` }]
        : [],
    );
  if (ask.from === 'hearings')
    return record.hearings
      .filter(({ status }) => status === 'set' || status === 'continued')
      .map(({ key, kind, at }) => ({ value: key, label: `${startOfLabel(kind)}, ${at.slice(0, 10)}` }));
  return (ask.options ?? []).map((value) => ({ value, label: startOfLabel(value.replaceAll('-', ' ')) }));
}
