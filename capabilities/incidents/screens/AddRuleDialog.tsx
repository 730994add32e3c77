import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { RadioField, SelectField, TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { type FlagRule, FlagRuleDraft, Made } from '../contract.ts';

export const fieldLabels: Record<FlagRule['field'], string> = {
  reportNumber: 'Report number',
  block: 'Block',
  district: 'District',
};

export const operatorLabels: Record<FlagRule['operator'], string> = {
  equals: 'is',
  'one-of': 'is one of',
  'starts-with': 'starts with',
  'digits-exactly': 'has exactly this many digits:',
};

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The form holds the values as lines of text; the rule holds them as a list. */
const ruleForm = z
  .object({
    field: z.string(),
    operator: z.string(),
    values: z.string(),
    effect: z.string(),
    reason: z.string(),
  })
  .transform((form) => ({
    ...form,
    values: form.values
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  }))
  .pipe(FlagRuleDraft);

export function AddRuleDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const toast = useToast();
  const refresh = useRefresh();
  const form = useForm({
    name: `rule:${path}`,
    initial: { field: 'block', operator: 'one-of', values: '', effect: 'flag', reason: '' },
    schema: ruleForm,
    submit: (draft) => api.post(path, draft, Made),
    done: () => {
      toast({ text: 'The rule is in force', tone: 'success' });
      void refresh([path]);
      onClose();
    },
  });
  return (
    <Dialog open title="Add a rule" onClose={onClose} wide>
      <FormBody form={form} submitLabel="Add the rule">
        <SelectField {...form.field('field')} label="Look at" required options={optionsOf(fieldLabels)} />
        <SelectField
          {...form.field('operator')}
          label="Applies when it"
          required
          options={optionsOf(operatorLabels)}
        />
        <TextAreaField
          {...form.field('values')}
          label="Values"
          hint="One on each line, as they stand in the data; capital letters make no difference."
          required
        />
        <RadioField
          {...form.field('effect')}
          label="What the rule does"
          required
          options={[
            {
              value: 'flag',
              label: 'Mark',
              hint: 'Counted in analyses; places are marked and not crowned as hot spots.',
            },
            {
              value: 'exclude',
              label: 'Leave out',
              hint: 'Not counted in analyses; shown here all the same.',
            },
          ]}
        />
        <TextAreaField
          {...form.field('reason')}
          label="Why"
          hint="Shown wherever the rule has an effect, also to the public."
          rows={3}
          maxLength={500}
          required
        />
      </FormBody>
    </Dialog>
  );
}
