import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { Made, type Source } from '../contract.ts';
import { OriginFields } from './OriginFields.tsx';
import { originFields, valuesOfOrigin } from './origin-form.ts';

const originForm = z.object(originFields);

export function OriginDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const site = useSite();
  const toast = useToast();
  const refresh = useRefresh();
  const path = `/api/sites/${site.slug}/incidents/sources`;
  const form = useForm({
    name: `origin:${source.id}`,
    initial: valuesOfOrigin(source.origin),
    schema: originForm,
    submit: (origin) => api.put(`${path}/${source.id}`, { origin }, Made),
    done: () => {
      toast({ text: 'Saved: traces published from now on say so', tone: 'success' });
      void refresh([path]);
      onClose();
    },
  });
  return (
    <Dialog open title={`Origin of ${source.name}`} onClose={onClose} wide>
      <FormBody form={form} submitLabel="Save the origin">
        <OriginFields field={form.field} />
      </FormBody>
    </Dialog>
  );
}
