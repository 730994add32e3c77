import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Exchange, ReportDraft } from '../contract.ts';
import { Caution, Reminder } from './Caution.tsx';
import { errorOfLines, Lines } from './Lines.tsx';

type Promise = { title: string; ownerId: string; dueOn: string };
type ReportForm = {
  saw: string;
  learned: string;
  wouldNotCopy: string;
  commitments: Promise[];
  cautionsSeen: boolean;
};

const reportForm = z.preprocess((typed) => {
  const { commitments, ...report } = typed as ReportForm;
  const written = commitments.filter(({ title, dueOn }) => title.trim() !== '' || dueOn !== '');
  return {
    ...report,
    commitments: written.map(({ ownerId, ...promise }) => ({ ...promise, ownerId: ownerId || null })),
  };
}, ReportDraft);

const noPromise = (): Promise => ({ title: '', ownerId: '', dueOn: '' });

/** What was seen and learned, written for everyone, and what the site will do, which becomes its action items. */
export default function ReportScreen() {
  const { exchangeId } = useRouteParams<'exchangeId'>();
  const query = useApiQuery(`/api/exchanges/${exchangeId}`, Exchange);
  return (
    <QueryStates
      query={query}
      what="the exchange"
      isEmpty={({ state, mayCarry }) => state !== 'visited' || !mayCarry}
      nothingYet={
        <NothingYet title="No report can be written now">
          The asking site reports after the visit, until it hands the report in.
        </NothingYet>
      }
    >
      {(exchange) => <WriteReport exchange={exchange} />}
    </QueryStates>
  );
}

function WriteReport({ exchange }: { exchange: Exchange }) {
  const go = useGo();
  const refresh = useRefresh();
  const { id, number, title, report, people } = exchange;
  const open = exchange.commitments.filter(({ actionNumber }) => actionNumber === null);
  const form = useForm<ReportForm, z.infer<typeof ReportDraft>, Exchange>({
    name: `visit-report:${id}:${report?.writtenAt ?? ''}`,
    initial: {
      saw: report?.saw ?? '',
      learned: report?.learned ?? '',
      wouldNotCopy: report?.wouldNotCopy ?? '',
      commitments: open.length
        ? open.map((one) => ({ title: one.title, ownerId: one.ownerId ?? '', dueOn: one.dueOn }))
        : [noPromise()],
      cautionsSeen: false,
    },
    schema: reportForm,
    submit: (draft) => api.put(`/api/exchanges/${id}/report`, draft, Exchange),
    done: () => {
      void refresh(['/api/exchanges']);
      go(`/exchanges/${id}?tab=report`);
    },
  });
  const { saw, learned, wouldNotCopy, commitments } = form.values;
  return (
    <FormPage
      title="Report of the visit"
      lead="You hand it in afterwards; until then it can be rewritten."
      crumbs={[
        { label: 'Peer exchange', to: '/exchanges' },
        { label: `${number}: ${title}`, to: `/exchanges/${id}` },
      ]}
      form={form}
      submitLabel="Save the report"
      cancelTo={`/exchanges/${id}`}
    >
      <Reminder />
      <TextAreaField {...form.field('saw')} label="What you saw" required rows={5} maxLength={4000} />
      <TextAreaField {...form.field('learned')} label="What you learned" required rows={5} maxLength={4000} />
      <TextAreaField
        {...form.field('wouldNotCopy')}
        label="What you would not copy"
        hint="It saves the next site the try."
        maxLength={4000}
      />
      <Promises form={form} people={people} />
      <Caution form={form} texts={[saw, learned, wouldNotCopy, ...commitments.map((one) => one.title)]} />
    </FormPage>
  );
}

function Promises({ form, people }: { form: Form<ReportForm>; people: Exchange['people'] }) {
  return (
    <Lines
      legend="What your site will do"
      hint="Each becomes an action item of your site when the report is handed in."
      noun="commitment"
      lines={form.values.commitments}
      onChange={(lines) => form.set('commitments', lines)}
      blank={noPromise}
      error={errorOfLines(form.errors, 'commitments')}
    >
      {(line, change, at) => (
        <>
          <TextField
            id={`commitment-title-${at}`}
            name={`commitment-title-${at}`}
            label="Commitment"
            value={line.title}
            onChange={(title) => change({ title })}
            error={undefined}
            maxLength={300}
          />
          <div className="split">
            <SelectField
              id={`commitment-owner-${at}`}
              name={`commitment-owner-${at}`}
              label="Who"
              empty="Open to the site"
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={line.ownerId}
              onChange={(ownerId) => change({ ownerId })}
              error={undefined}
            />
            <TextField
              id={`commitment-due-${at}`}
              name={`commitment-due-${at}`}
              label="By"
              type="date"
              width="medium"
              value={line.dueOn}
              onChange={(dueOn) => change({ dueOn })}
              error={undefined}
            />
          </div>
        </>
      )}
    </Lines>
  );
}
