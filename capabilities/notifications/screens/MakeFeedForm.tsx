import { api } from '#web/design/api.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useSession } from '#web/design/session.tsx';
import { FeedDraft, NewFeed } from '../contract.ts';

const path = '/api/account/calendar-feeds';
const formSchema = FeedDraft.extend({
  site: FeedDraft.shape.site.unwrap().transform((slug) => slug || null),
});

export function MakeFeedForm({ onMade }: { onMade: (feed: NewFeed) => void }) {
  const { sites } = useSession();
  const refresh = useRefresh();
  const form = useForm({
    name: 'calendar-feed',
    initial: { name: 'My due dates', site: '' },
    schema: formSchema,
    submit: (draft) => api.post(path, draft, NewFeed),
    done: (feed) => {
      onMade(feed);
      void refresh([path]);
    },
  });
  return (
    <FormBody form={form} submitLabel="Make the address">
      <SelectField
        {...form.field('site')}
        label="What it shows"
        required
        empty="My due dates"
        options={sites.map(({ slug, name }) => ({ value: slug, label: `${name}: meetings and milestones` }))}
        onChange={(site) => {
          form.set('site', site);
          form.set('name', sites.find(({ slug }) => slug === site)?.name ?? 'My due dates');
        }}
      />
      <TextField {...form.field('name')} label="Name in your calendar" required maxLength={80} />
    </FormBody>
  );
}
