import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { DecisionDraft, Meeting } from '../contract.ts';
import type { MeetingPart } from './AgendaTab.tsx';

type Decision = Meeting['decisionList'][number];

/** What the meeting decided, in its words; one that was written wrongly is put right and never taken away. */
export function DecisionsTab({ meeting, path, mayWrite }: MeetingPart) {
  const formats = useFormats();
  const [open, setOpen] = useState<Decision | 'new' | null>(null);
  return (
    <Section
      title="Decisions"
      plain
      actions={mayWrite ? <Button onClick={() => setOpen('new')}>Record a decision</Button> : undefined}
    >
      {meeting.decisionList.length === 0 && (
        <NothingYet title="No decisions yet">A decision is one sentence that can be read alone.</NothingYet>
      )}
      <ol className="stack">
        {meeting.decisionList.map((decision) => (
          <li key={decision.id}>
            <p>{decision.statement}</p>
            <p className="quiet">
              Recorded by {decision.by ?? 'a colleague'}, {formats.dateTime(decision.at)}
            </p>
            {mayWrite && (
              <Button
                small
                onClick={() => setOpen(decision)}
                aria-label={`Put right: ${decision.statement.slice(0, 60)}`}
              >
                Put right
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Dialog
        open={open !== null}
        title={open === 'new' ? 'Record a decision' : 'Put the decision right'}
        onClose={() => setOpen(null)}
      >
        {open !== null && (
          <DecisionForm
            meeting={meeting}
            path={path}
            decision={open === 'new' ? null : open}
            onDone={() => setOpen(null)}
          />
        )}
      </Dialog>
    </Section>
  );
}

type FormProps = { meeting: Meeting; path: string; decision: Decision | null; onDone: () => void };

function DecisionForm({ meeting, path, decision, onDone }: FormProps) {
  const refresh = useRefresh();
  const form = useForm({
    name: `decision:${decision?.id ?? meeting.id}`,
    initial: { statement: decision?.statement ?? '' },
    schema: DecisionDraft,
    submit: (draft) =>
      decision
        ? api.put(`${path}/decisions/${decision.id}`, draft, Meeting)
        : api.post(`${path}/decisions`, draft, Meeting),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Save the decision">
      <TextAreaField {...form.field('statement')} label="What was decided" required maxLength={2000} />
    </FormBody>
  );
}
