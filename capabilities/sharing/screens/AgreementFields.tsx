import { CheckField, ChecksField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { type AgreementOptions, purposes } from '../contract.ts';
import { type AgreementForm, wordOf } from './agreement-form.ts';

type Props = { form: Form<AgreementForm>; options: AgreementOptions };

/** Who, what, for what, how long: in the order in which it is agreed. */
export function AgreementFields({ form, options }: Props) {
  return (
    <>
      <TextField {...form.field('title')} label="Name of the agreement" required />
      <ChecksField
        {...form.field('partyIds')}
        label="Parties"
        hint="Each signs by one of its own people. Your agency has to be among them."
        required
        options={options.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        inColumns
      />
      <LineFields form={form} options={options} />
      <CheckField
        {...form.field('includesJuveniles')}
        label="Include juvenile records"
        hint="Only people who may read juvenile records at their own agency see them. Sealed records are never shared."
      />
      <ChecksField
        {...form.field('purposes')}
        label="For what"
        hint="Who reads gives one of these as the reason."
        options={purposes.map((value) => ({ value, label: sentence(value) }))}
        inColumns
      />
      <div className="split">
        <TextField {...form.field('startsAt')} label="In force from" type="datetime-local" width="medium" />
        <TextField
          {...form.field('endsAt')}
          label="In force until"
          hint="Access ends at that moment. Every agreement has an end."
          type="datetime-local"
          width="medium"
        />
      </div>
      <TextField
        {...form.field('retentionDays')}
        label="Days the receiver may keep what it takes out"
        hint="Leave it empty where the law alone decides."
        inputMode="numeric"
        width="short"
      />
      <TextAreaField {...form.field('terms')} label="Terms" rows={8} maxLength={20_000} />
    </>
  );
}

/** One box a field, for each way between two parties. */
function LineFields({ form, options }: Props) {
  const chosen = options.agencies.filter(({ id }) => form.values.partyIds.includes(id));
  const pairs = chosen.flatMap((giver) =>
    chosen.filter(({ id }) => id !== giver.id).map((receiver) => ({ giver, receiver })),
  );
  const lines = form.field('lines');
  return pairs.map(({ giver, receiver }, n) => {
    const ofPair = options.classes.flatMap((recordClass) =>
      recordClass.fields.map((field) => ({
        value: wordOf({
          giverId: giver.id,
          receiverId: receiver.id,
          recordClass: recordClass.name,
          field: field.name,
        }),
        label: `${recordClass.label}: ${field.label.charAt(0).toLowerCase()}${field.label.slice(1)}`,
      })),
    );
    const words = new Set(ofPair.map(({ value }) => value));
    return (
      <ChecksField
        {...lines}
        key={`${giver.id} ${receiver.id}`}
        id={n === 0 ? lines.id : `${lines.id}-${n}`}
        error={n === 0 ? lines.error : undefined}
        label={`${giver.name} lets ${receiver.name} read`}
        options={ofPair}
        value={lines.value.filter((word) => words.has(word))}
        onChange={(checked) =>
          lines.onChange([...lines.value.filter((word) => !words.has(word)), ...checked])
        }
      />
    );
  });
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
