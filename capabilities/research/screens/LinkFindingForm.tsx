import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Deliverable, FindingLink } from '../contract.ts';

/** As much of the site’s list of findings as is needed to choose one. */
const findings = z.object({
  items: z.array(z.object({ id: z.uuid(), number: z.string(), statement: z.string() })),
});

type LinkFindingFormProps = { path: string; onDone: () => void };

/** The site says where it took the work up. */
export function LinkFindingForm({ path, onDone }: LinkFindingFormProps) {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/findings`, findings);
  return (
    <QueryStates
      query={query}
      what="the site’s findings"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={<NothingYet title="The site has no findings yet">An analyst drafts one first.</NothingYet>}
    >
      {({ items }) => <LinkForm path={path} onDone={onDone} items={items} />}
    </QueryStates>
  );
}

type LinkFormProps = LinkFindingFormProps & { items: z.infer<typeof findings>['items'] };

function LinkForm({ path, onDone, items }: LinkFormProps) {
  const refresh = useRefresh();
  const form = useForm({
    name: `research-finding:${path}`,
    initial: { findingId: '' },
    schema: FindingLink,
    submit: (link) => api.post(`${path}/finding`, link, Deliverable),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Link">
      <SelectField
        {...form.field('findingId')}
        label="Finding"
        required
        options={items.map(({ id, number, statement }) => ({ value: id, label: `${number}: ${statement}` }))}
      />
    </FormBody>
  );
}
