import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type SetAsideRow, setAsideList } from '../contract.ts';

/** Rows that could not be recorded: why, and what to do. */
export default function SetAsideScreen() {
  const site = useSite();
  const path = `/api/sites/${site.slug}/cases/set-aside`;
  const [mending, setMending] = useState<SetAsideRow | null>(null);
  return (
    <>
      <ListPage<SetAsideRow>
        title="Set aside"
        lead="Nothing of these rows counts until they are mended and told again."
        noun={['row', 'rows']}
        path={path}
        schema={setAsideList}
        live={['cases.*']}
        rowKey={(row) => row.id}
        rowTitle={(row) => row.sourceKey ?? row.id}
        columns={[
          { key: 'delivery', label: 'Delivery', value: (row) => row.delivery, narrow: true },
          { key: 'case', label: 'Case', value: (row) => row.case ?? '' },
          { key: 'row', label: 'Row', value: (row) => row.row, align: 'end' },
          {
            key: 'why',
            label: 'Why, and what to do',
            value: (row) => row.reasons.map(({ message, mend }) => `${message} ${mend}`).join(' '),
          },
          {
            key: 'mend',
            label: 'Mend',
            value: () => '',
            render: (row) => <Button onClick={() => setMending(row)}>Mend</Button>,
          },
        ]}
        nothingYet={<NothingYet title="No row is set aside" />}
      />
      {mending && <MendDialog row={mending} path={path} onClose={() => setMending(null)} />}
    </>
  );
}

function MendDialog({ row, path, onClose }: { row: SetAsideRow; path: string; onClose: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    name: `mend:${row.id}`,
    initial: { told: JSON.stringify(row.told, null, 2) },
    schema: z.object({ told: z.string().refine(isJson, 'Give it as JSON, as it stands now.') }),
    submit: ({ told }) => api.post(`${path}/${row.id}/mend`, { told: JSON.parse(told) }, z.unknown()),
    done: () => {
      void refresh([path]);
      onClose();
    },
  });
  return (
    <Dialog open title="Mend a row" onClose={onClose} wide>
      {row.reasons.map(({ field, message, mend }) => (
        <Notice key={`${field} ${message}`} tone="warning" title={field}>
          {message} {mend}
        </Notice>
      ))}
      <FormBody form={form} submitLabel="Tell it again">
        <TextAreaField {...form.field('told')} label="As it was told" rows={14} required />
      </FormBody>
    </Dialog>
  );
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
