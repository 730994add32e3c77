import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { CheckField, ComboField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useSearchValues } from '#web/design/navigation.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSession } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type HandoverPreview, handoverPeople, handoverPreview, handoverView } from '../contract.ts';
import { WhatPassesOn } from './WhatPassesOn.tsx';

type People = z.infer<typeof handoverPeople>['items'];
const crumbs = [{ label: 'Handovers', to: '/program/handovers' }] as const;

/** Choose who leaves, see all that would pass on, then say to whom, from when and with which notes. */
export default function NewHandoverScreen() {
  const people = useApiQuery('/api/handovers/people', handoverPeople);
  return (
    <Page
      title="Hand over"
      lead="Everything open that a person owns passes to another, all of it or nothing."
      crumbs={crumbs}
    >
      <QueryStates query={people} what="the people of the partnership">
        {({ items }) => <WhoLeaves people={items} />}
      </QueryStates>
    </Page>
  );
}

function WhoLeaves({ people }: { people: People }) {
  const [search, setSearch] = useSearchValues();
  const { sites } = useSession();
  const [from, site] = [search.get('from') ?? '', search.get('site') ?? ''];
  const choose = (key: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(key, value);
    else next.delete(key);
    setSearch(next, { replace: true });
  };
  const field = (name: string, value: string) => ({
    ...{ name, id: `handover-${name}`, value, error: undefined },
    onChange: (next: string) => choose(name, next),
  });
  return (
    <>
      <div className="panel stack">
        <ComboField {...field('from', from)} label="Who leaves" required options={people.map(optionOf)} />
        <ComboField
          {...field('site', site)}
          label="At one site only"
          hint="Leave it empty when the person leaves altogether."
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      {from && <Preview key={`${from} ${site}`} from={from} site={site} people={people} />}
    </>
  );
}

function optionOf({ id, name, roles, open, hasLeft }: People[number]) {
  const what = hasLeft ? 'has left' : roles.join(', ');
  return { value: id, label: `${name} (${what}; ${open} open)` };
}

type PreviewProps = { from: string; site: string; people: People };

function Preview({ from, site, people }: PreviewProps) {
  const query = useApiQuery('/api/handovers/preview', handoverPreview, {
    query: { from, ...(site ? { site } : {}) },
  });
  return (
    <QueryStates query={query} what="what would pass on">
      {(preview) => (
        <>
          <Section title={`What passes on (${preview.total})`}>
            <WhatPassesOn preview={preview} personId={from} />
          </Section>
          <Section title="To whom">
            <HandoverForm {...{ from, site, people, preview }} />
          </Section>
        </>
      )}
    </QueryStates>
  );
}

const handoverForm = z.object({
  toPersonId: z.uuid('Choose who takes it over.'),
  effectiveOn: z.iso.date('Choose the day.'),
  notes: z.string().trim().min(10, 'Write what the other needs to know.').max(10_000),
  takePositions: z.boolean(),
  endMemberships: z.boolean(),
});

function HandoverForm({ from, site, people, preview }: PreviewProps & { preview: HandoverPreview }) {
  const go = useGo();
  const refresh = useRefresh();
  const mayEnd = preview.mayEndMemberships && site === '' && preview.memberships.length > 0;
  const form = useForm({
    name: `handover:${from}:${site}`,
    initial: {
      ...{ toPersonId: '', notes: '', takePositions: true, endMemberships: false },
      effectiveOn: new Date().toLocaleDateString('en-CA'),
    },
    schema: handoverForm,
    submit: (body) =>
      api.post(
        '/api/handovers',
        { ...body, fromPersonId: from, ...(site ? { siteId: site } : {}), listed: preview.total },
        handoverView,
      ),
    done: ({ id }) => {
      void refresh(['/api/handovers', '/api/my-work', '/api/portfolio']);
      go(`/program/handovers/${id}`);
    },
  });
  const others = people.filter(({ id, hasLeft }) => id !== from && !hasLeft);
  return (
    <FormBody form={form} submitLabel="Hand over everything" cancelTo="/program/handovers">
      <ComboField {...form.field('toPersonId')} label="To" required options={others.map(optionOf)} />
      <TextField
        {...form.field('effectiveOn')}
        label="Positions pass on from"
        hint="Open work passes on at once."
        type="date"
        required
      />
      <TextAreaField
        {...form.field('notes')}
        label="Notes"
        hint="What the other needs to know: who is who, what is promised, what is delicate."
        required
        rows={6}
        maxLength={10_000}
      />
      {preview.positions.length > 0 && (
        <CheckField
          {...form.field('takePositions')}
          label="They take the positions too"
          hint="Where they work at the site; elsewhere the position stands vacant."
        />
      )}
      {mayEnd ? (
        <CheckField
          {...form.field('endMemberships')}
          label="End the person’s memberships at the end of that day"
          hint="They can’t sign in to anything of the partnership after it."
        />
      ) : (
        preview.memberships.length > 0 && (
          <p>
            Memberships stay as they are: a program administrator ends them when the person leaves altogether.
          </p>
        )
      )}
    </FormBody>
  );
}
