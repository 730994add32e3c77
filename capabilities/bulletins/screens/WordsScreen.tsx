import { api } from '#web/design/api.ts';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Bulletin, BulletinWords } from '../contract.ts';

/** A person words a draft: a headline and a note beside figures that nobody types. */
export default function WordsScreen() {
  const site = useSite();
  const { bulletinId } = useRouteParams<'bulletinId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/bulletins/${bulletinId}`, Bulletin);
  return (
    <QueryStates query={query} what="the bulletin">
      {(bulletin) => <WordsForm bulletin={bulletin} />}
    </QueryStates>
  );
}

function WordsForm({ bulletin }: { bulletin: Bulletin }) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/bulletins`;
  const { id, revision } = bulletin;
  const returned = bulletin.timeline.findLast(({ move }) => move === 'return');
  const form = useForm({
    name: `bulletin:${id}:${revision}`,
    initial: { headline: bulletin.ownHeadline ?? '', note: bulletin.content.note ?? '' },
    schema: BulletinWords.omit({ revision: true }),
    submit: (words) => api.put(`${path}/${id}/words`, { ...words, revision }, Bulletin),
    done: () => {
      void refresh([path]);
      go(sitePath(`/bulletins/${id}`));
    },
  });
  return (
    <FormPage
      title={`Words of ${bulletin.number}`}
      lead={bulletin.title}
      crumbs={[
        { label: 'Weekly bulletins', to: sitePath('/bulletins') },
        { label: bulletin.number, to: sitePath(`/bulletins/${id}`) },
      ]}
      form={form}
      submitLabel="Save the words"
      cancelTo={sitePath(`/bulletins/${id}`)}
    >
      {returned?.reason && (
        <Notice tone="warning" title={`Returned by ${returned.by ?? 'a colleague'}`}>
          {returned.reason}
        </Notice>
      )}
      <TextField
        {...form.field('headline')}
        label="Headline"
        hint={`One sentence. Left empty, it reads: ${bulletin.headline}`}
        maxLength={200}
      />
      <TextAreaField
        {...form.field('note')}
        label="Note"
        hint="What a reader should know beside the figures. An empty line begins a new paragraph. Name no person."
        rows={8}
        maxLength={4000}
      />
    </FormPage>
  );
}
