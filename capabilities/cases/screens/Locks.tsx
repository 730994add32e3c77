import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { type CaseRecord, LockHeld } from '../contract.ts';

/** Who is writing on this case now; a colleague of theirs may take it over and say why. */
export function Locks({ record, path }: { record: CaseRecord; path: string }) {
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const take = useApiMutation(
    (takeOverBecause: string) => api.post(`${path}/lock`, { takeOverBecause }, LockHeld),
    {
      ...{ refresh: [path], done: 'The case is yours for five minutes', onSuccess: () => setOpen(false) },
    },
  );
  const others = record.locks.filter(({ mine }) => !mine);
  return others.map((lock) => (
    <Notice
      key={lock.agency}
      tone="warning"
      actions={
        lock.own && (
          <Button small onClick={() => setOpen(true)}>
            Take over
          </Button>
        )
      }
    >
      {lock.heldBy} ({lock.agency}) is writing on this case until {formats.time(lock.until)}.
      {lock.takenWhy && ` Taken over: ${lock.takenWhy}`}
      <ReasonDialog
        open={open}
        title={`Take this case over from ${lock.heldBy}`}
        body={<p>What they have typed stays with them; only one of you writes at a time.</p>}
        confirmLabel="Take over"
        required
        busy={take.isPending}
        onConfirm={(reason) => take.mutate(reason)}
        onClose={() => setOpen(false)}
      />
    </Notice>
  ));
}
