import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { ActionMenu } from '#web/design/parts/ActionMenu.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { Plan, type PlanPart } from '../contract.ts';
import { kindWords } from './words.ts';

type Props = { part: PlanPart; index: number; among: PlanPart[]; plan: Plan; isWritable: boolean };
const Placed = z.object({ id: z.string() });

/** What can be done with one part: its words, its place, whether it is public. */
export function PartMenu({ part, index, among, plan, isWritable }: Props) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const [removing, setRemoving] = useState(false);
  const plans = `/api/sites/${site.slug}/plans`;
  const path = `${plans}/${plan.id}`;
  const place = useApiMutation(
    (to: number) =>
      api.post(`${path}/parts/${part.id}/place`, { parentId: part.parentId, index: to }, Placed),
    { refresh: [plans] },
  );
  const remove = useApiMutation(() => api.delete(`${path}/parts/${part.id}`, Placed), {
    refresh: [plans],
    done: 'Taken out of the draft',
    onSuccess: () => setRemoving(false),
  });
  const mark = useApiMutation(
    (isPublic: boolean) => api.post(`${path}/public-marks`, { marks: [{ partId: part.id, isPublic }] }, Plan),
    {
      refresh: [plans],
      done: (_, isPublic) =>
        isPublic ? 'Public from the next version on' : 'Taken from the public page at once',
    },
  );
  const items = [
    ...(isWritable
      ? [
          { key: 'edit', label: 'Edit', run: () => go(sitePath(`/plans/${plan.id}/parts/${part.id}`)) },
          { key: 'up', label: 'Move up', run: () => place.mutate(index - 1), disabled: index === 0 },
          {
            ...{ key: 'down', label: 'Move down', run: () => place.mutate(index + 1) },
            disabled: index === among.length - 1,
          },
        ]
      : []),
    ...(plan.rights.decidePublic
      ? [
          {
            key: 'public',
            label: part.isPublic ? 'Take from the public page' : 'Mark as public',
            run: () => mark.mutate(!part.isPublic),
          },
        ]
      : []),
    ...(isWritable ? [{ key: 'remove', label: 'Take out', run: () => setRemoving(true), danger: true }] : []),
  ];
  return (
    <>
      <ActionMenu label={`Actions for ${part.fields.title}`} items={items} iconOnly icon="more_vert" />
      <ConfirmDialog
        open={removing}
        title={`Take this ${kindWords[part.kind].one} out of the draft?`}
        body={
          <p>
            “{part.fields.title}” goes with all that hangs under it. Published versions keep it; its
            activities are called off when the next version is published.
          </p>
        }
        confirmLabel="Take out"
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate(undefined)}
        onClose={() => setRemoving(false)}
      />
    </>
  );
}
