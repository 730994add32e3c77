import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { Exchange } from '../contract.ts';

/** Who carries it; the asking site gives it to a colleague. */
export function OwnerChoice({ exchange }: { exchange: Exchange }) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(exchange.ownerId ?? '');
  const give = useApiMutation(
    (ownerId: string) => api.put(`/api/exchanges/${exchange.id}/owner`, { ownerId }, Exchange),
    {
      refresh: ['/api/exchanges'],
      done: ({ owner }) => `${owner} carries it now`,
      onSuccess: () => setOpen(false),
    },
  );
  const mayGive = exchange.mayCarry && exchange.people.length > 1;
  return (
    <>
      {exchange.owner ?? 'Nobody alone'}{' '}
      {mayGive && (
        <Button small tone="plain" onClick={() => setOpen(true)}>
          Give it to a colleague
        </Button>
      )}
      <Dialog
        open={open}
        title="Who carries it on?"
        onClose={() => setOpen(false)}
        actions={
          <Button tone="primary" busy={give.isPending} onClick={() => chosen && give.mutate(chosen)}>
            Give it
          </Button>
        }
      >
        <SelectField
          id="exchange-owner"
          name="owner"
          label="Colleague"
          options={exchange.people.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          onChange={setChosen}
          error={undefined}
        />
      </Dialog>
    </>
  );
}
