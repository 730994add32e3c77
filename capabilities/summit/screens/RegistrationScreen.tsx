import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { useApiMutation, useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { people, SiteRegistration } from '../contract.ts';

type Entry = SiteRegistration['items'][number];

/** Who of the site goes to the summit: those with a seat, and those who wait for one. */
export default function RegistrationScreen() {
  const site = useSite();
  const { summitId } = useRouteParams<'summitId'>();
  const path = `/api/sites/${site.slug}/summits/${summitId}/registrations`;
  const query = useApiQuery(path, SiteRegistration, { live: ['summit.registered', 'summit.withdrawn'] });
  const mayRegister = useMay()('summit.register', site.id);
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={`People of ${site.name}`}
      crumbs={[{ label: 'Summit', to: `/summit/${summitId}?tab=registration` }]}
      {...(mayRegister
        ? { actions: <Button onClick={() => setAdding(true)}>Register a person</Button> }
        : {})}
    >
      <QueryStates query={query} what="the registrations">
        {(registration) => (
          <>
            <p role="status">{`${registration.taken} of ${registration.seats} seats are taken.`}</p>
            <People registration={registration} path={path} mayRegister={mayRegister} />
            <Dialog open={adding} title="Register a person" onClose={() => setAdding(false)}>
              <RegisterForm registration={registration} path={path} onDone={() => setAdding(false)} />
            </Dialog>
          </>
        )}
      </QueryStates>
    </Page>
  );
}

type PeopleProps = { registration: SiteRegistration; path: string; mayRegister: boolean };

function People({ registration, path, mayRegister }: PeopleProps) {
  const formats = useFormats();
  const [leaving, setLeaving] = useState<Entry | null>(null);
  const withdraw = useApiMutation(({ id }: Entry) => api.delete(`${path}/${id}`, SiteRegistration), {
    refresh: [path],
    done: 'The registration is withdrawn.',
    onSuccess: () => setLeaving(null),
  });
  return (
    <>
      <DataTable
        caption="People of the site at the summit"
        rows={registration.items}
        rowKey={({ id }) => id}
        rowTitle={({ name }) => name}
        columns={[
          { key: 'name', label: 'Name', value: ({ name }) => name },
          {
            key: 'seat',
            label: 'Seat',
            value: ({ waiting }) => (waiting === null ? 'Has a seat' : `Waits, place ${waiting}`),
          },
          { key: 'since', label: 'Registered', value: ({ registeredAt }) => formats.date(registeredAt) },
          ...(mayRegister
            ? [
                {
                  key: 'withdraw',
                  label: 'Withdraw',
                  value: () => '',
                  render: (entry: Entry) => (
                    <Button
                      small
                      tone="plain"
                      onClick={() => setLeaving(entry)}
                      aria-label={`Withdraw ${entry.name}`}
                    >
                      Withdraw
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        empty={
          <NothingYet title="Nobody is registered yet">
            The site’s coordinator registers its people.
          </NothingYet>
        }
      />
      <ConfirmDialog
        open={leaving !== null}
        title={`Withdraw ${leaving?.name ?? ''}?`}
        body="The first who waits has the seat. To come back, the person is registered again."
        confirmLabel="Withdraw"
        danger
        busy={withdraw.isPending}
        onConfirm={() => leaving && withdraw.mutate(leaving)}
        onClose={() => setLeaving(null)}
      />
    </>
  );
}

const registerForm = z
  .object({ personId: z.string(), name: z.string().trim().max(200) })
  .refine(({ personId, name }) => personId !== '' || name !== '', {
    path: ['name'],
    message: 'Choose someone, or write the name of a guest.',
  })
  .transform(({ personId, name }) => ({ personId: personId || null, name: name || '-' }));

type FormProps = { registration: SiteRegistration; path: string; onDone: () => void };

function RegisterForm({ registration, path, onDone }: FormProps) {
  const site = useSite();
  const refresh = useRefresh();
  const known = useApiQuery(`/api/sites/${site.slug}/summit-people`, people).data?.items ?? [];
  const isThere = new Set(registration.items.map(({ personId }) => personId));
  const form = useForm({
    name: `summit-registration:${site.id}`,
    initial: { personId: '', name: '' },
    schema: registerForm,
    submit: (draft) => api.post(path, draft, SiteRegistration),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Register">
      <SelectField
        {...form.field('personId')}
        label="Person of the site"
        empty="A guest"
        options={known
          .filter(({ id }) => !isThere.has(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      {form.values.personId === '' && <TextField {...form.field('name')} label="Name of the guest" />}
    </FormBody>
  );
}
