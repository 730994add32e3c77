import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { AppLink } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { Meeting, people } from '../contract.ts';

export type MeetingPart = { meeting: Meeting; path: string; mayWrite: boolean };
type Item = Meeting['agenda'][number];

/** The agenda in its order; each item with who leads it and, afterwards, what was said. */
export function AgendaTab({ meeting, path, mayWrite }: MeetingPart) {
  const [open, setOpen] = useState<number | null>(null);
  const save = useApiMutation(
    (items: Item[]) =>
      api.put(`${path}/agenda`, { revision: meeting.revision, items: items.map(draftOf) }, Meeting),
    { refresh: [path] },
  );
  const carryOver = useApiMutation(() => api.post(`${path}/carry-over`, {}, Meeting), {
    refresh: [path],
    done: ({ agenda }) =>
      agenda.length === meeting.agenda.length
        ? 'Nothing is open that is not on the agenda.'
        : 'Open actions were put on the agenda.',
  });
  const items = meeting.agenda;
  const without = (index: number) => items.filter((_, n) => n !== index);
  const up = (index: number) => [
    ...items.slice(0, index - 1),
    items[index]!,
    items[index - 1]!,
    ...items.slice(index + 1),
  ];
  return (
    <Section
      title="Agenda"
      plain
      actions={
        mayWrite ? (
          <>
            <Button onClick={() => setOpen(items.length)}>Add an item</Button>
            {meeting.state === 'scheduled' && (
              <Button busy={carryOver.isPending} onClick={() => carryOver.mutate(undefined)}>
                Carry over open actions
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      {items.length === 0 && (
        <NothingYet title="Nothing on the agenda yet">
          Add what is to be talked about, or carry over what earlier meetings left open.
        </NothingYet>
      )}
      <ol className="stack">
        {items.map((item, index) => (
          <li key={item.id}>
            <AgendaLine item={item} />
            {mayWrite && (
              <div className="row">
                <Button small onClick={() => setOpen(index)} aria-label={`Edit ${item.title}`}>
                  Edit
                </Button>
                {index > 0 && (
                  <Button small onClick={() => save.mutate(up(index))} aria-label={`Move up ${item.title}`}>
                    Move up
                  </Button>
                )}
                <Button
                  small
                  tone="plain"
                  onClick={() => save.mutate(without(index))}
                  aria-label={`Take out ${item.title}`}
                >
                  Take out
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      <Dialog
        open={open !== null}
        title={open === items.length ? 'Add an item' : 'Edit the item'}
        onClose={() => setOpen(null)}
      >
        {open !== null && (
          <ItemForm meeting={meeting} path={path} index={open} onDone={() => setOpen(null)} />
        )}
      </Dialog>
    </Section>
  );
}

function AgendaLine({ item }: { item: Item }) {
  const about = [item.lead, item.minutes && `${item.minutes} min`].filter(Boolean).join(', ');
  return (
    <>
      <p>
        {item.actionId ? <AppLink to={`/actions/${item.actionId}`}>{item.title}</AppLink> : item.title}
        {about && <span className="quiet"> ({about})</span>}
      </p>
      {item.note && <p className="quiet">{item.note}</p>}
    </>
  );
}

const itemForm = z.object({
  title: z.string().trim().min(1, 'Say what it is about.').max(300),
  minutes: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, 'Write a number of minutes.')
    .transform((text) => (text ? Number(text) : null)),
  leadId: z.string().transform((id) => id || null),
  note: z.string().trim().max(10_000),
});

type ItemFormProps = { meeting: Meeting; path: string; index: number; onDone: () => void };

function ItemForm({ meeting, path, index, onDone }: ItemFormProps) {
  const site = useSite();
  const refresh = useRefresh();
  const known = useApiQuery(`/api/sites/${site.slug}/meeting-people`, people);
  const item = meeting.agenda[index];
  const form = useForm({
    name: `agenda:${meeting.id}:${meeting.revision}:${index}`,
    initial: {
      ...{ title: item?.title ?? '', minutes: item?.minutes ? String(item.minutes) : '' },
      ...{ leadId: item?.leadId ?? '', note: item?.note ?? '' },
    },
    schema: itemForm,
    submit: (given) => {
      const changed = { ...given, actionId: item?.actionId ?? null };
      const items = meeting.agenda.map(draftOf);
      items.splice(index, 1, changed);
      return api.put(`${path}/agenda`, { revision: meeting.revision, items }, Meeting);
    },
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Save the item">
      <TextField {...form.field('title')} label="What it is about" required maxLength={300} />
      <TextField {...form.field('minutes')} label="Minutes" inputMode="numeric" width="short" />
      <SelectField
        {...form.field('leadId')}
        label="Who leads it"
        empty="Nobody named"
        options={(known.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextAreaField {...form.field('note')} label="What was said" maxLength={10_000} />
    </FormBody>
  );
}

function draftOf({ title, minutes, leadId, actionId, note }: Omit<Item, 'id' | 'lead'>) {
  return { title, minutes, leadId, actionId, note };
}
