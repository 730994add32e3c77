import { useEffect, useRef } from 'react';
import type { FormErrors, FormFailure } from './form-errors.ts';
import { fieldId } from './useForm.ts';

type ErrorSummaryProps = { form: string; errors: FormErrors; failure: FormFailure | null; refusals: number };

/** Takes the focus when a submit is refused; each error leads to its field. */
export function ErrorSummary({ form, errors, failure, refusals }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const fields = Object.entries(errors);
  useEffect(() => {
    if (refusals > 0) box.current?.focus();
  }, [refusals]);
  if (fields.length === 0 && !failure) return null;
  return (
    <div
      className="usa-alert usa-alert--error usa-alert--no-icon error-summary"
      ref={box}
      tabIndex={-1}
      role="alert"
    >
      <div className="usa-alert__body">
        <h2 className="usa-alert__heading">{headingOf(fields.length, failure)}</h2>
        {failure?.mend && <p className="usa-alert__text">{failure.mend}</p>}
        {fields.length > 0 && (
          <ul className="usa-list">
            {fields.map(([field, message]) => (
              <li key={field}>
                <a href={`#${fieldId(form, field)}`} onClick={(event) => goTo(event, fieldId(form, field))}>
                  {message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function headingOf(count: number, failure: FormFailure | null): string {
  if (failure) return failure.text;
  return count === 1 ? 'One field needs your attention' : `${count} fields need your attention`;
}

/** A hash in the address would make the router leave the page as it stands, so the focus is moved by hand. */
function goTo(event: React.MouseEvent, id: string) {
  event.preventDefault();
  const field = document.getElementById(id);
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}
