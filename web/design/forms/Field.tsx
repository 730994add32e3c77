import { ErrorMessage, FormGroup, Label } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';

type FieldFrameProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  children: ReactNode;
};

/** Label, hint and error around one control. Optional fields say so; required is the rule. */
export function Field({ id, label, hint, error, required, children }: FieldFrameProps) {
  return (
    <FormGroup error={error !== undefined} className="field">
      <Label htmlFor={id} error={error !== undefined} className="field__label">
        {label}
        {!required && <span className="field__optional"> (optional)</span>}
      </Label>
      {hint && (
        <div className="field__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {children}
    </FormGroup>
  );
}

/** What a control needs so that its hint and error are read with it. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined };
}
