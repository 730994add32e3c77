import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { Thread } from '../contract.ts';

type HideButtonProps = { path: string; what: 'thread' | 'reply'; hidden: boolean };

/** A moderator hides what does not belong here and says why; readers see the reason in its place. */
export function HideButton({ path, what, hidden }: HideButtonProps) {
  const [asking, setAsking] = useState(false);
  const change = useApiMutation(
    (reason: string | null) =>
      reason === null ? api.post(`${path}/show`, {}, Thread) : api.post(`${path}/hide`, { reason }, Thread),
    {
      refresh: ['/api/community/threads'],
      done: hidden ? `The ${what} is shown again` : `The ${what} is hidden`,
      onSuccess: () => setAsking(false),
    },
  );
  if (hidden)
    return (
      <Button small busy={change.isPending} onClick={() => change.mutate(null)}>
        Show the {what} again
      </Button>
    );
  return (
    <>
      <Button small tone="plain" onClick={() => setAsking(true)}>
        Hide the {what}
      </Button>
      <ReasonDialog
        open={asking}
        title={`Hide this ${what}?`}
        body={<p>Its author and moderators still see it. Everyone else sees the reason.</p>}
        confirmLabel="Hide"
        required
        danger
        busy={change.isPending}
        onConfirm={(reason) => change.mutate(reason)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
