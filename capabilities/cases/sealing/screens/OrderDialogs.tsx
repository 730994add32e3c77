import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { CourtOrderRecord, type OrderMove, orderKinds } from '../contract.ts';
import { courtOrderWorkflow } from '../states.ts';
import { whatFollows } from './order-words.ts';

type DialogProps = { order: CourtOrderRecord; path: string; open: boolean; onClose: () => void };

/** Carrying out can’t be taken back: the officer types which order it is. */
export function CarryOutDialog({ order, path, open, onClose }: DialogProps) {
  return (
    <Dialog open={open} title={`${orderKinds[order.kind].label} this case?`} onClose={onClose}>
      <Notice tone="warning" title={order.kind === 'expunge' ? 'This can’t be undone' : 'It happens at once'}>
        {whatFollows[order.kind]}
      </Notice>
      <CarryOutForm order={order} path={path} onClose={onClose} />
    </Dialog>
  );
}

function CarryOutForm({ order, path, onClose }: Omit<DialogProps, 'open'>) {
  const after = useAfterMove(onClose);
  const form = useForm({
    name: `approve:${order.id}`,
    initial: { number: '' },
    schema: z.object({
      number: z
        .string()
        .refine(
          (typed) => typed.trim().toUpperCase() === order.number,
          `Type ${order.number} to approve it.`,
        ),
    }),
    submit: () => move(path, { move: 'approve' }),
    done: (moved) => void after(moved),
    secret: true,
  });
  return (
    <FormBody form={form} submitLabel={courtOrderWorkflow.moves.approve.label}>
      <TextField
        {...form.field('number')}
        label={`Type ${order.number} to approve this order`}
        hint="So that no other order is meant."
        autoComplete="off"
        width="medium"
        required
      />
    </FormBody>
  );
}

export function CallOffDialog({ order, path, open, onClose }: DialogProps) {
  const after = useAfterMove(onClose);
  const send = useApiMutation((reason: string) => move(path, { move: 'call-off', reason }), {
    onSuccess: (moved) => void after(moved),
    quiet: true,
  });
  const problem = send.error && asProblem(send.error);
  return (
    <ReasonDialog
      open={open}
      title={`Call off ${order.number}`}
      body={
        <p>Nothing happens to the case. Name nobody in the reason: it stays, even if the case is expunged.</p>
      }
      confirmLabel={courtOrderWorkflow.moves['call-off'].label}
      required
      danger
      busy={send.isPending}
      failure={
        problem && (
          <Notice tone="error" announce>
            {problem.detail} {problem.mend}
          </Notice>
        )
      }
      onConfirm={(reason) => send.mutate(reason)}
      onClose={onClose}
    />
  );
}

function move(path: string, body: OrderMove): Promise<CourtOrderRecord> {
  return api.post(`${path}/moves`, body, CourtOrderRecord);
}

/** The dialog closes, and one reads on from the heading: the button that opened it is gone. */
function useAfterMove(onClose: () => void) {
  const site = useSite();
  const refresh = useRefresh();
  const toast = useToast();
  const orders = `/api/sites/${site.slug}/case-orders`;
  const cases = `/api/sites/${site.slug}/cases`;
  return async ({ number, state }: CourtOrderRecord) => {
    await refresh([orders, cases, '/api/my-work']);
    onClose();
    toast({ text: `${number}: ${courtOrderWorkflow.states[state].label}`, tone: 'success' });
    requestAnimationFrame(() => document.getElementById('page-title')?.focus());
  };
}
