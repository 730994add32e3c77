import { TextField } from '#web/design/forms/fields.tsx';
import type { FieldProps } from '#web/design/forms/useForm.ts';
import type { OriginValues } from './origin-form.ts';

type OriginFieldsProps = { field: (name: keyof OriginValues) => FieldProps<string> };

/** Whose data a source brings: shown to the public at the end of every trace. */
export function OriginFields({ field }: OriginFieldsProps) {
  return (
    <fieldset className="stack">
      <legend>Whose data these are</legend>
      <p>Shown to the public at the end of every trace. Leave empty what is not known.</p>
      <TextField
        {...field('publisher')}
        label="Publisher"
        hint="For example: City of Philadelphia, OpenDataPhilly"
        maxLength={300}
      />
      <TextField
        {...field('address')}
        label="Web address"
        hint="Where anyone can get the data. Begins with https://"
        type="url"
        maxLength={500}
      />
      <TextField {...field('licence')} label="License" hint="Its name, or its web address" maxLength={300} />
      <TextField
        {...field('edition')}
        label="Edition"
        hint="Which edition the files are taken from, such as a release or the commit of a repository"
        maxLength={200}
      />
    </fieldset>
  );
}
