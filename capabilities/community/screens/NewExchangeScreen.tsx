import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useMay, useSession } from '#web/design/session.tsx';
import { NoAccess } from '#web/design/states/NoAccess.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Exchange, ExchangeDraft } from '../contract.ts';
import { Caution, Reminder } from './Caution.tsx';
import { useCoreAreas } from './words.ts';

const askForm = ExchangeDraft.extend({ site: z.string().min(1, 'Choose the site that asks.') });

/** A site asks: what it wants to learn, and in which core area. */
export default function NewExchangeScreen() {
  const { query, options } = useCoreAreas();
  const may = useMay();
  const sites = useSession().sites.filter(({ id }) => may('community.ask-peers', id));
  if (sites.length === 0) return <NoAccess to="asking other sites" ask="your site’s coordinator" />;
  return (
    <QueryStates query={query} what="the core areas">
      {() => (
        <AskForm areas={options} sites={sites.map(({ slug, name }) => ({ value: slug, label: name }))} />
      )}
    </QueryStates>
  );
}

type Options = { value: string; label: string }[];

function AskForm({ areas, sites }: { areas: Options; sites: Options }) {
  const go = useGo();
  const refresh = useRefresh();
  const form = useForm({
    name: 'peer-exchange:new',
    initial: {
      site: sites.length === 1 ? sites[0]!.value : '',
      ...{ title: '', wants: '', coreArea: '', whenPossible: '', cautionsSeen: false },
    },
    schema: askForm,
    submit: ({ site, ...draft }) => api.post(`/api/sites/${site}/exchanges`, draft, Exchange),
    done: ({ id }) => {
      void refresh(['/api/exchanges']);
      go(`/exchanges/${id}`);
    },
  });
  const { title, wants, whenPossible } = form.values;
  return (
    <FormPage
      title="Ask other sites"
      lead="Every site sees it, and each that can show it may offer to host."
      crumbs={[{ label: 'Peer exchange', to: '/exchanges' }]}
      form={form}
      submitLabel="Ask"
      cancelTo="/exchanges"
    >
      <Reminder />
      {sites.length > 1 && <SelectField {...form.field('site')} label="Site" required options={sites} />}
      <TextField
        {...form.field('title')}
        label="What your site wants to learn, in one line"
        required
        maxLength={160}
      />
      <TextAreaField
        {...form.field('wants')}
        label="In more words"
        hint="What you want to see, who would come, and what you will do with it."
        required
        rows={6}
        maxLength={3000}
      />
      <SelectField {...form.field('coreArea')} label="Core area" required options={areas} />
      <TextField
        {...form.field('whenPossible')}
        label="When it could be"
        hint="For example: any week in spring."
        maxLength={300}
      />
      <Caution form={form} texts={[title, wants, whenPossible]} />
    </FormPage>
  );
}
