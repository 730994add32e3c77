import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type EngagementView, siteProgram } from '../contract.ts';

/** Agrees on a later end, with the reason. */
export default function ExtendScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/program`, siteProgram);
  return (
    <QueryStates query={query} what="the engagement">
      {({ engagement }) =>
        engagement ? (
          <Extend engagement={engagement} />
        ) : (
          <Notice title="No engagement to extend">Invite the site first.</Notice>
        )
      }
    </QueryStates>
  );
}

const extension = z.object({
  endsOn: z.iso.date('Choose the day on which it ends.'),
  reason: z.string().trim().min(10, 'Say why, in a sentence.').max(2000),
});

function Extend({ engagement }: { engagement: EngagementView }) {
  const site = useSite();
  const go = useGo();
  const formats = useFormats();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const form = useForm({
    name: `program-extend:${engagement.id}`,
    initial: { endsOn: '', reason: '' },
    schema: extension,
    submit: (body) =>
      api.post(`/api/sites/${site.slug}/engagements/${engagement.id}/extensions`, body, siteProgram),
    done: () => {
      void refresh([`/api/sites/${site.slug}/program`, '/api/portfolio']);
      go(sitePath('/program'));
    },
  });
  return (
    <FormPage
      title="Extend the engagement"
      lead={`It runs to ${formats.date(engagement.endsOn)}. What was agreed before stays on the record.`}
      crumbs={[{ label: 'Engagement', to: sitePath('/program') }]}
      form={form}
      submitLabel="Extend"
      cancelTo={sitePath('/program')}
    >
      <TextField {...form.field('endsOn')} label="New last day" type="date" required />
      <TextAreaField {...form.field('reason')} label="Why" required maxLength={2000} />
    </FormPage>
  );
}
