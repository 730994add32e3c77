import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { type SessionSite, useMay, useSession } from '#web/design/session.tsx';
import { NoAccess } from '#web/design/states/NoAccess.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Commitment, people, SessionOfSummit } from '../contract.ts';

const commitForm = z.object({
  statement: z.string().trim().min(3, 'Say what the site will do.').max(300),
  dueOn: z.iso.date('Choose a day.'),
  ownerId: z.string().transform((id) => id || null),
});

/** A site says in a session what it will do; it becomes an action item and is asked about three times. */
export default function CommitScreen() {
  const { sessionId } = useRouteParams<'sessionId'>();
  const { sites } = useSession();
  const may = useMay();
  const own = sites.filter(({ id }) => may('summit.commit', id));
  const [slug, setSlug] = useState(own[0]?.slug ?? '');
  const site = own.find((one) => one.slug === slug);
  const query = useApiQuery(`/api/summit-sessions/${sessionId}`, SessionOfSummit);
  if (!site)
    return (
      <Page title="Make a commitment">
        <NoAccess to="making a commitment for a site" ask="the site’s coordinator" />
      </Page>
    );
  return (
    <QueryStates query={query} what="the session">
      {(session) => <Commit key={slug} session={session} site={site} own={own} onSite={setSlug} />}
    </QueryStates>
  );
}

type CommitProps = {
  session: SessionOfSummit;
  site: SessionSite;
  own: SessionSite[];
  onSite: (slug: string) => void;
};

function Commit({ session, site, own, onSite }: CommitProps) {
  const { person } = useSession();
  const go = useGo();
  const refresh = useRefresh();
  const known = useApiQuery(`/api/sites/${site.slug}/summit-people`, people).data?.items ?? [];
  const form = useForm({
    name: `commitment:${session.id}:${site.id}`,
    initial: { statement: '', dueOn: '', ownerId: '' },
    schema: commitForm,
    submit: (draft) =>
      api.post(`/api/sites/${site.slug}/summit-commitments`, { ...draft, sessionId: session.id }, Commitment),
    done: ({ id }) => {
      void refresh(['/api/summits']);
      go(`/s/${site.slug}/summit/commitments/${id}`);
    },
  });
  return (
    <FormPage
      title="Make a commitment"
      lead={`${site.name}, in the session “${session.title}”. After 30, 90 and 180 days it is asked whether it was kept.`}
      crumbs={[{ label: 'Session', to: `/summit/sessions/${session.id}` }]}
      form={form}
      submitLabel="Make the commitment"
      cancelTo={`/summit/sessions/${session.id}`}
    >
      {own.length > 1 && (
        <SelectField
          id="commit-site"
          name="site"
          label="Site"
          required
          value={site.slug}
          onChange={onSite}
          error={undefined}
          options={own.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
      <TextField
        {...form.field('statement')}
        label="What the site will do"
        hint="One sentence, so that one can tell later whether it was done."
        required
        maxLength={300}
      />
      <TextField {...form.field('dueOn')} label="By when" type="date" required width="medium" />
      <SelectField
        {...form.field('ownerId')}
        label="Who sees to it"
        empty="Nobody yet"
        options={known.map(({ id, name }) => ({
          value: id,
          label: id === person.id ? `${name} (me)` : name,
        }))}
      />
    </FormPage>
  );
}
