import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useApiMutation } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { type Plan, VersionPage } from '../contract.ts';

/** Submitting a draft asks why the plan changes: whoever publishes reads it, and later everyone who reads the plan. */
export function SubmitDialog({ plan, open, onClose }: { plan: Plan; open: boolean; onClose: () => void }) {
  const site = useSite();
  const [failure, setFailure] = useState<string | null>(null);
  const submit = useApiMutation(
    (reason: string) =>
      api.post(
        `/api/sites/${site.slug}/plan-versions/${plan.openVersion!.id}/moves`,
        { move: 'submit', reason },
        VersionPage,
      ),
    {
      refresh: [`/api/sites/${site.slug}/plan`],
      done: 'Submitted: a second person publishes it',
      onSuccess: onClose,
      quiet: true,
    },
  );
  const isFirst = plan.publishedVersion === null;
  return (
    <ReasonDialog
      open={open}
      title={isFirst ? 'Why this plan?' : 'What changes, and why?'}
      body={
        <p>
          It is kept with {plan.openVersion!.number} for good
          {plan.isPublic ? ', and the public page tells it beside the changes' : ''}. A second person
          publishes the version; until then the draft rests.
        </p>
      }
      confirmLabel="Submit for publishing"
      required
      busy={submit.isPending}
      failure={failure}
      onConfirm={(reason) =>
        submit.mutate(reason, {
          onError: (error) => {
            const { detail, errors } = asProblem(error);
            setFailure(errors?.[0] ? `${errors[0].message} ${errors[0].mend}` : detail);
          },
        })
      }
      onClose={onClose}
    />
  );
}
