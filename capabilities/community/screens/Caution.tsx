import { CheckField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { Notice } from '#web/design/parts/Notice.tsx';
import { cautionsIn, REMINDER } from '../contract.ts';

/** What is written here is read by every site: said before the first word, not after the last. */
export function Reminder() {
  return <Notice>{REMINDER} Everyone in the partnership can read it.</Notice>;
}

type Cautioned = { cautionsSeen: boolean };

/** Warns as soon as something looks like a case or a person; the writer takes it out, or says that it is neither. */
export function Caution<T extends Cautioned>({ form, texts }: { form: Form<T>; texts: readonly string[] }) {
  const found = texts.flatMap(cautionsIn);
  if (found.length === 0) return null;
  const field = form.field('cautionsSeen' as keyof T & string);
  return (
    <Notice tone="warning" title="Does this tell of a case or a person?" announce>
      <ul className="usa-list">
        {found.map(({ kind, text }) => (
          <li key={`${kind} ${text}`}>
            “{text}” looks like a {kind}.
          </li>
        ))}
      </ul>
      <p>Take it out. Operational details belong in the case file, never here.</p>
      <CheckField
        {...field}
        value={field.value as boolean}
        onChange={field.onChange as (value: boolean) => void}
        label="It names no case and no person: post it as it stands"
      />
    </Notice>
  );
}
