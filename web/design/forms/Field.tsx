import { ErrorMessage, FormGroup, Label } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';

export type FieldText = { label: string; hint?: ReactNode; required?: boolean; disabled?: boolean };
export type Option = { value: string; label: string; hint?: ReactNode };

type FrameProps = FieldText & { id: string; error?: string };

/** What a control needs so that its label, hint and error are read with it. */
export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

type FieldProps = FrameProps & { children: (control: ControlProps) => ReactNode };

/** Label, hint and error around one control. */
export function Field({ label, required, children, ...field }: FieldProps) {
  return (
    <FormGroup error={field.error !== undefined} className="field">
      <Label htmlFor={field.id} error={field.error !== undefined} className="field__label">
        <LabelText label={label} required={required} />
      </Label>
      <Notes {...field} />
      {children(controlOf(field))}
    </FormGroup>
  );
}

/** Optional fields say so; required is the rule. */
export function LabelText({ label, required }: Pick<FieldText, 'label' | 'required'>) {
  return (
    <>
      {label}
      {!required && <span className="field__optional"> (optional)</span>}
    </>
  );
}

export function Notes({ id, hint, error }: Pick<FrameProps, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint && (
        <div className="field__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  );
}

export function controlOf({ id, hint, error }: Pick<FrameProps, 'id' | 'hint' | 'error'>): ControlProps {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined };
}
