import type { FormEvent, ReactNode } from 'react';
import { useFormats } from '../formats.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Form } from '../forms/useForm.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { AppPath } from '../screens.ts';
import { type Crumb, Page } from './Page.tsx';

type FormPageProps<TValues extends Record<string, unknown>> = {
  title: string;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  form: Form<TValues>;
  submitLabel: string;
  cancelTo?: AppPath;
  children: ReactNode;
};

/** A page that is one form. */
export function FormPage<TValues extends Record<string, unknown>>(props: FormPageProps<TValues>) {
  return (
    <Page title={props.title} lead={props.lead} crumbs={props.crumbs}>
      <div className="panel">
        <FormBody form={props.form} submitLabel={props.submitLabel} cancelTo={props.cancelTo}>
          {props.children}
        </FormBody>
      </div>
    </Page>
  );
}

type FormBodyProps<TValues extends Record<string, unknown>> = Pick<
  FormPageProps<TValues>,
  'form' | 'submitLabel' | 'cancelTo' | 'children'
>;

/** The same form without a page, for a dialog or a tab. */
export function FormBody<TValues extends Record<string, unknown>>(props: FormBodyProps<TValues>) {
  const { form } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <ErrorSummary form={form.name} errors={form.errors} failure={form.failure} refusals={form.refusals} />
      {form.restored && form.savedAt && (
        <RestoredNotice savedAt={form.savedAt} onStartOver={form.startOver} />
      )}
      {props.children}
      <div className="form__foot">
        <Button type="submit" tone="primary" busy={form.submitting}>
          {props.submitLabel}
        </Button>
        {props.cancelTo && (
          <LinkButton to={props.cancelTo} tone="plain">
            Cancel
          </LinkButton>
        )}
        <SavedAt savedAt={form.savedAt} />
      </div>
    </form>
  );
}

function SavedAt({ savedAt }: { savedAt: string | null }) {
  const formats = useFormats();
  return (
    <p className="form__saved" role="status">
      {savedAt && `Saved ${formats.time(savedAt)}`}
    </p>
  );
}

function RestoredNotice({ savedAt, onStartOver }: { savedAt: string; onStartOver: () => void }) {
  const formats = useFormats();
  return (
    <Notice
      actions={
        <Button tone="plain" onClick={onStartOver}>
          Start over
        </Button>
      }
    >
      What you typed was kept ({formats.dateTime(savedAt)}). Go on from there.
    </Notice>
  );
}
