import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { ChecksField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { PlanChoices } from '../contract.ts';

const collaborativeForm = z
  .object({
    name: z.string().trim().min(3, 'Give it a name.').max(160),
    about: z.string().trim().max(2000),
    members: z.array(z.string()).min(2, 'Choose at least two agencies.'),
    deciders: z.array(z.string()).min(1, 'Choose at least one agency that decides.'),
  })
  .transform(({ name, about, members, deciders }) => ({
    ...{ name, about },
    members: [...new Set([...members, ...deciders])].map((agencyId) => ({
      agencyId,
      decidesPublic: deciders.includes(agencyId),
    })),
  }));

/** Names the agencies that plan together. */
export default function NewCollaborativeScreen() {
  const site = useSite();
  const choices = useApiQuery(`/api/sites/${site.slug}/plan-choices`, PlanChoices);
  return (
    <QueryStates query={choices} what="the agencies">
      {({ agencies }) => <NewCollaborative agencies={agencies} />}
    </QueryStates>
  );
}

function NewCollaborative({ agencies }: Pick<PlanChoices, 'agencies'>) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/collaboratives`;
  const form = useForm({
    name: `collaborative:${site.id}:new`,
    initial: { name: '', about: '', members: [] as string[], deciders: [] as string[] },
    schema: collaborativeForm,
    submit: (draft) => api.post(path, draft, z.object({ id: z.string() })),
    done: () => {
      void refresh([path]);
      go(sitePath('/collaboratives'));
    },
  });
  return (
    <FormPage
      title="New collaborative"
      crumbs={[{ label: 'Collaboratives', to: sitePath('/collaboratives') }]}
      form={form}
      submitLabel="Open the collaborative"
      cancelTo={sitePath('/collaboratives')}
    >
      <TextField {...form.field('name')} label="Name" required />
      <TextAreaField {...form.field('about')} label="What it is" maxLength={2000} />
      <ChecksField {...form.field('members')} label="Agencies in it" options={agencies} inColumns required />
      <ChecksField
        {...form.field('deciders')}
        label="Agencies that decide what is public"
        options={agencies}
        inColumns
        required
      />
    </FormPage>
  );
}
