import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useGo, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSession, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { CaseFlow, partLabels, Sample, sampleList, statusLabel } from '../contract.ts';
import { caseNews } from './parts.tsx';
import { usePurpose } from './purpose.tsx';

/** How cases move through one’s agency, what has stood too long, and samples of what was decided. */
export default function SupervisionScreen() {
  usePurpose();
  const site = useSite();
  const sitePath = useSitePath();
  const query = useApiQuery(`/api/sites/${site.slug}/case-flow`, CaseFlow, { live: caseNews });
  return (
    <Page
      title="Supervision"
      lead="Counts of your own agency’s cases. They rank nobody."
      crumbs={[{ label: 'Cases', to: sitePath('/cases') }]}
      actions={
        <>
          <LinkButton to={sitePath('/cases?list=unassigned')}>Assign cases</LinkButton>
          <LinkButton to={sitePath('/cases?list=returned')}>Returned referrals</LinkButton>
        </>
      }
      wide
    >
      <QueryStates query={query} what="the flow">
        {(flow) => <Flow flow={flow} />}
      </QueryStates>
      <Samples />
    </Page>
  );
}

function Flow({ flow }: { flow: CaseFlow }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <KeyFigures
        items={[
          {
            label: 'Not assigned',
            value: formats.number(flow.unassigned),
            tone: flow.unassigned > 0 ? 'warning' : undefined,
          },
          { label: 'Returned for investigation', value: formats.number(flow.returned) },
          {
            label: 'Of them past due',
            value: formats.number(flow.returnedLate),
            tone: flow.returnedLate > 0 ? 'error' : undefined,
          },
        ]}
      />
      <Section title="Ageing" lead="What is open, by how long it has stood in its present status." plain>
        <DataTable
          caption="Ageing"
          rows={flow.ageing}
          rowKey={({ kind, status }) => `${kind} ${status}`}
          keepTable
          columns={[
            {
              key: 'status',
              label: 'Status',
              value: ({ kind, status }) => `${partLabels[kind]}: ${statusLabel(kind, status)}`,
            },
            { key: 'week', label: '≤ 7 d', value: ({ week }) => week, align: 'end' },
            { key: 'month', label: '8–30', value: ({ month }) => month, align: 'end' },
            { key: 'quarter', label: '31–90', value: ({ quarter }) => quarter, align: 'end' },
            { key: 'older', label: '> 90', value: ({ older }) => older, align: 'end' },
          ]}
          empty={<NothingYet title="Nothing is open">What comes in appears here.</NothingYet>}
        />
      </Section>
      <Section title="Flow" lead="By month, this agency’s complaints, referrals and federal cases." plain>
        <DataTable
          caption="Flow by month"
          rows={flow.months}
          rowKey={({ month }) => month}
          keepTable
          columns={[
            {
              key: 'month',
              label: 'Month',
              value: ({ month }) => month,
              render: ({ month }) => formats.month(month),
            },
            { key: 'came', label: 'Came in', value: ({ came }) => came, align: 'end' },
            { key: 'decided', label: 'Closed', value: ({ decided }) => decided, align: 'end' },
          ]}
        />
      </Section>
    </div>
  );
}

function Samples() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const query = useApiQuery(`/api/sites/${site.slug}/case-samples`, sampleList);
  return (
    <Section
      title="Quality samples"
      lead="Decided cases drawn at random, and what a reviewer found in each."
      plain
    >
      <QueryStates query={query} what="samples">
        {({ items }) => (
          <DataTable
            caption="Quality samples"
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'number',
                label: 'Sample',
                value: ({ number }) => number,
                render: ({ id, number }) => <AppLink to={sitePath(`/cases/samples/${id}`)}>{number}</AppLink>,
              },
              { key: 'kind', label: 'Of', value: ({ kind }) => partLabels[kind] },
              {
                key: 'days',
                label: 'Decided',
                value: ({ from, to }) => `${formats.date(from)} to ${formats.date(to)}`,
              },
              { key: 'size', label: 'Cases', value: ({ size, drawnFrom }) => `${size} of ${drawnFrom}` },
              { key: 'reviewed', label: 'Reviewed', value: ({ reviewed }) => reviewed, align: 'end' },
              { key: 'serious', label: 'Serious findings', value: ({ serious }) => serious, align: 'end' },
            ]}
            empty={<NothingYet title="No sample yet">Draw one below.</NothingYet>}
          />
        )}
      </QueryStates>
      <Draw />
    </Section>
  );
}

const schema = z
  .object({
    kind: z.enum(['complaint', 'referral', 'court', 'federal']),
    from: z.iso.date('Give the first day.'),
    to: z.iso.date('Give the last day.'),
    size: z.string().regex(/^\d{1,3}$/, 'Give a number from 1 to 100.'),
  })
  .transform(({ size, ...rest }) => ({ ...rest, size: Number(size) }));

function Draw() {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const police = useSession().agencies.some(({ kind }) => kind === 'police');
  const form = useForm({
    name: `cases-sample:${site.id}`,
    initial: { kind: police ? 'complaint' : 'referral', from: '', to: '', size: '10' },
    schema,
    submit: (draft) => api.post(`/api/sites/${site.slug}/case-samples`, draft, Sample),
    done: ({ id }) => go(sitePath(`/cases/samples/${id}`)),
  });
  const kinds = police ? (['complaint'] as const) : (['referral', 'court', 'federal'] as const);
  return (
    <div className="panel">
      <FormBody form={form} submitLabel="Draw a sample">
        <SelectField
          {...form.field('kind')}
          label="Of which decisions"
          options={kinds.map((value) => ({ value, label: partLabels[value] }))}
          required
        />
        <TextField {...form.field('from')} label="Decided from" type="date" width="short" required />
        <TextField {...form.field('to')} label="Decided to" type="date" width="short" required />
        <TextField {...form.field('size')} label="How many" inputMode="numeric" width="short" required />
      </FormBody>
    </div>
  );
}
