import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { changePasswordBody } from '../../contract.ts';
import { PasswordField } from '../parts/secret-fields.tsx';
import type { Run } from '../parts/useStepUp.tsx';

type PasswordSectionProps = { changedAt: string | null; run: Run };

export function PasswordSection({ changedAt, run }: PasswordSectionProps) {
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Section
      title="Password"
      lead={changedAt ? `Changed ${formats.date(changedAt)}.` : 'You have none; you sign in without one.'}
      actions={<Button onClick={() => setOpen(true)}>{changedAt ? 'Change' : 'Choose one'}</Button>}
    >
      <Dialog open={open} title="Choose a new password" onClose={close}>
        <NewPassword run={run} onDone={close} />
      </Dialog>
    </Section>
  );
}

const typed = changePasswordBody
  .extend({ again: z.string() })
  .refine((body) => body.password === body.again, { path: ['again'], message: 'The two are not the same.' });

function NewPassword({ run, onDone }: { run: Run; onDone: () => void }) {
  const refresh = useRefresh();
  const toast = useToast();
  const form = useForm({
    name: 'new-password',
    secret: true,
    initial: { password: '', again: '' },
    schema: typed,
    submit: ({ password }) => run(() => api.post('/api/account/password', { password }, z.unknown())),
    done: () => {
      toast({ text: 'Password changed. You are signed out everywhere else.', tone: 'success' });
      void refresh(['/api/account']);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Change password">
      <PasswordField {...form.field('password')} label="New password" isNew />
      <PasswordField {...form.field('again')} label="New password, again" />
    </FormBody>
  );
}
