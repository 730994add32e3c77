import { api } from '#web/design/api.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Connection, ConnectionDraft, ProjectOptions } from '../contract.ts';

type Partners = { id: string; name: string }[];

/** A liaison brings a research partner to a site, with the reason. */
export default function NewConnectionScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/research/options`, ProjectOptions);
  return (
    <QueryStates
      query={query}
      what="the research partners"
      isEmpty={({ partners }) => partners.length === 0}
      nothingYet={
        <NothingYet title="No research partner yet">
          A program administrator adds the agency as a research partner first.
        </NothingYet>
      }
    >
      {({ partners }) => <SuggestForm partners={partners} />}
    </QueryStates>
  );
}

function SuggestForm({ partners }: { partners: Partners }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `research-connection:new:${site.slug}`,
    initial: { partnerId: partners.length === 1 ? partners[0]!.id : '', topic: '', why: '' },
    schema: ConnectionDraft,
    submit: (draft) => api.post(`/api/sites/${site.slug}/research/connections`, draft, Connection),
    done: ({ id }) => go(sitePath(`/research/connections/${id}`)),
  });
  return (
    <FormPage
      title="Suggest a research partner"
      lead={`${site.name} decides. Nothing is shared by suggesting.`}
      crumbs={[{ label: 'Research partners', to: sitePath('/research/connections') }]}
      form={form}
      submitLabel="Suggest to the site"
      cancelTo={sitePath('/research/connections')}
    >
      <SelectField
        {...form.field('partnerId')}
        label="Research partner"
        required
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        {...form.field('topic')}
        label="Topic"
        hint="What they could work on together, in a few words."
        maxLength={160}
        required
      />
      <TextAreaField
        {...form.field('why')}
        label="Why this partner and this site"
        hint="What the partner has done elsewhere, what the site needs."
        maxLength={2000}
        required
      />
    </FormPage>
  );
}
