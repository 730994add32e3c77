import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { HowWeKnow } from '#web/design/parts/HowWeKnow.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { findings, partLabels, Sample, statusLabel } from '../contract.ts';
import { CaseLink } from './parts.tsx';
import { usePurpose } from './purpose.tsx';

const labels = { sound: 'Sound', minor: 'A minor fault', serious: 'A serious fault' };

/** The cases that were drawn, each with what the reviewer found. */
export default function SampleScreen() {
  usePurpose();
  const site = useSite();
  const sitePath = useSitePath();
  const { sampleId } = useRouteParams<'sampleId'>();
  const path = `/api/sites/${site.slug}/case-samples/${sampleId}`;
  const query = useApiQuery(path, Sample);
  return (
    <QueryStates query={query} what="the sample">
      {(sample) => (
        <Page
          title={`Quality sample ${sample.number}`}
          lead={`${sample.size} of ${sample.drawnFrom} decided: ${partLabels[sample.kind].toLowerCase()}. ${sample.reviewed} reviewed.`}
          crumbs={[{ label: 'Supervision', to: sitePath('/cases/supervision') }]}
        >
          {sample.cases.length === 0 && (
            <NothingYet title="Nothing was decided in these days">
              Draw another sample, of other days.
            </NothingYet>
          )}
          {sample.cases.map((one) => (
            <Section key={one.caseId} title={`${one.place}. ${one.number}`}>
              <p>
                <CaseLink id={one.caseId}>Open the case</CaseLink>. {statusLabel(sample.kind, one.status)},{' '}
                {one.offense ?? 'no offense'}.
              </p>
              <Review one={one} path={path} />
            </Section>
          ))}
          <HowWeKnow
            dataVersion={`Decided ${sample.from} to ${sample.to}`}
            method="Cases in the order of a hash with the seed; the first are taken"
            seed={sample.seed}
            limits={['Cases sealed or expunged since are no longer shown.']}
          />
        </Page>
      )}
    </QueryStates>
  );
}

const schema = z.object({ finding: z.enum(findings, 'Choose a finding.'), notes: z.string() });

function Review({ one, path }: { one: Sample['cases'][number]; path: string }) {
  const formats = useFormats();
  const refresh = useRefresh();
  const form = useForm<{ finding: string; notes: string }, z.output<typeof schema>, Sample>({
    name: `cases-review:${path}:${one.caseId}`,
    initial: { finding: one.finding ?? '', notes: one.notes },
    schema,
    submit: (review) => api.put(`${path}/reviews/${one.caseId}`, review, Sample),
    done: () => void refresh([path]),
  });
  return (
    <>
      {one.finding && (
        <p>
          {labels[one.finding]}, by {one.reviewedBy}, {formats.date(one.reviewedAt)}.
        </p>
      )}
      <FormBody form={form} submitLabel="Keep the finding">
        <SelectField
          {...form.field('finding')}
          label="Finding"
          options={findings.map((value) => ({ value, label: labels[value] }))}
          required
        />
        <TextAreaField {...form.field('notes')} label="Notes" rows={3} maxLength={4000} />
      </FormBody>
    </>
  );
}
