import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { Meeting } from '../contract.ts';
import type { MeetingPart } from './AgendaTab.tsx';

const minutesForm = z.object({ notes: z.string().trim().max(50_000) });

/** The minutes as they are written; what was typed is kept in this browser until it is saved. */
export function MinutesTab({ meeting, path, mayWrite }: MeetingPart) {
  const refresh = useRefresh();
  const form = useForm({
    name: `minutes:${meeting.id}:${meeting.revision}`,
    initial: { notes: meeting.notes },
    schema: minutesForm,
    submit: ({ notes }) => api.put(`${path}/notes`, { notes, revision: meeting.revision }, Meeting),
    done: () => void refresh([path]),
  });
  return (
    <Section title="Minutes" plain>
      {mayWrite ? (
        <FormBody form={form} submitLabel="Save the minutes">
          <TextAreaField {...form.field('notes')} label="Minutes" rows={14} maxLength={50_000} />
        </FormBody>
      ) : meeting.notes ? (
        meeting.notes
          .split(/\n{2,}/)
          .map((paragraph, index) => <p key={`${index}-${paragraph.length}`}>{paragraph}</p>)
      ) : (
        <NothingYet title="No minutes yet">Whoever leads the meeting writes them.</NothingYet>
      )}
    </Section>
  );
}
