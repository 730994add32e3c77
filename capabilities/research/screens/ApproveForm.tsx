import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { Approval, ApprovalTerms } from '../contract.ts';

type ApproveFormProps = { approval: Approval; path: string; onDone: () => void };

/** The data owner’s terms: a last day and the conditions, written out. */
export function ApproveForm({ approval, path, onDone }: ApproveFormProps) {
  const site = useSite();
  const formats = useFormats();
  const refresh = useRefresh();
  const { wantedUntil, project, extract } = approval;
  const form = useForm({
    name: `research-approve:${approval.id}`,
    initial: {
      expiresOn: wantedUntil < project.endsOn ? wantedUntil : project.endsOn,
      conditions: '',
    },
    schema: ApprovalTerms,
    submit: (terms) => api.post(`${path}/approve`, terms, Approval),
    done: () => {
      void refresh([`/api/sites/${site.slug}/research`]);
      onDone();
    },
  });
  return (
    <>
      <p>
        The members of {project.number} will see {formats.count(extract?.rows ?? 0, 'de-identified row')} of{' '}
        {approval.dataLabel}.
      </p>
      <FormBody form={form} submitLabel="Approve">
        <TextField
          {...form.field('expiresOn')}
          label="Last day"
          hint={`At most ${formats.date(project.endsOn)}, when the project ends. Access ends by itself.`}
          type="date"
          width="medium"
          required
        />
        <TextAreaField
          {...form.field('conditions')}
          label="Conditions"
          hint="What the researchers may do with it and what not. They read this beside the data."
          maxLength={2000}
          required
        />
      </FormBody>
    </>
  );
}
