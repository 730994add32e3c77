import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { type ImportRecord, Made, type SetAsideRow } from '../../contract.ts';

type MendRowDialogProps = { record: ImportRecord; row: SetAsideRow; onClose: () => void };

/** One row of the file as a form. It is kept only when it can be taken; what is still wrong stands above it. */
export function MendRowDialog({ record, row, onClose }: MendRowDialogProps) {
  const site = useSite();
  const toast = useToast();
  const refresh = useRefresh();
  const header = record.header ?? [];
  const path = `/api/sites/${site.slug}/incidents/imports/${record.id}`;
  const fields = row.corrected ?? row.fields;
  const form = useForm({
    name: `mend:${record.id}:${row.fileRow}`,
    initial: Object.fromEntries(header.map((_, index) => [keyOf(index), fields[index] ?? ''])),
    schema: z.record(z.string(), z.string()),
    submit: (values) =>
      api.put(
        `${path}/set-aside/${row.fileRow}`,
        { fields: header.map((_, index) => values[keyOf(index)] ?? '') },
        Made,
      ),
    done: () => {
      toast({ text: `Row ${row.fileRow} is mended`, tone: 'success' });
      void refresh([path]);
      onClose();
    },
  });
  return (
    <Dialog open title={`Mend row ${row.fileRow}`} onClose={onClose} wide>
      {row.reasons.map(({ code, message, mend }) => (
        <Notice key={code} tone="warning">
          {message} {mend}
        </Notice>
      ))}
      <FormBody form={form} submitLabel="Keep the mended row">
        {header.map((name, index) => (
          <TextField key={name} {...form.field(keyOf(index))} label={name} />
        ))}
      </FormBody>
    </Dialog>
  );
}

/** Column names may hold anything; the form's own keys are plain. */
function keyOf(index: number): string {
  return `column-${index}`;
}
