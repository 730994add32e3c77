import { api } from '#web/design/api.ts';
import { ChecksField, RadioField, SelectField, TextField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import {
  AnalysisDetail,
  AnalysisOptions,
  incidentMethods,
  type Recipe,
  Started,
  type WorkbenchMethod,
} from '../contract.ts';
import { MethodChoice } from './MethodChoice.tsx';
import { MethodSettings } from './MethodSettings.tsx';
import { type AnalysisForm, analysisForm, emptyForm, formLike } from './new-analysis-form.ts';

/** A new analysis begins with the question asked, not with a method’s name. */
export default function NewAnalysisScreen() {
  const site = useSite();
  const [search] = useSearchValues();
  const like = search.get('like');
  const options = useApiQuery(`/api/sites/${site.slug}/analysis-options`, AnalysisOptions);
  const model = useApiQuery(`/api/sites/${site.slug}/analyses/${like}`, AnalysisDetail, {
    enabled: like !== null,
  });
  return (
    <QueryStates
      query={options}
      what="the site’s data versions"
      isEmpty={({ versions }) => versions.length === 0}
      nothingYet={<NoData />}
    >
      {(choices) =>
        like === null ? (
          <NewAnalysis options={choices} initial={emptyForm(choices)} name="new" />
        ) : (
          <QueryStates query={model} what="the earlier analysis">
            {(recipe: Recipe) => (
              <NewAnalysis options={choices} initial={formLike(recipe, choices)} name={like} />
            )}
          </QueryStates>
        )
      }
    </QueryStates>
  );
}

function NoData() {
  return (
    <Page title="New analysis">
      <NothingYet title="No data to ask yet">
        An analysis rests on an accepted data version. Import a file of shootings and accept it first.
      </NothingYet>
    </Page>
  );
}

function NewAnalysis({
  options,
  initial,
  name,
}: {
  options: AnalysisOptions;
  initial: AnalysisForm;
  name: string;
}) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `analysis:${site.id}:${name}`,
    initial,
    schema: analysisForm,
    submit: (draft) => api.post(`/api/sites/${site.slug}/analyses`, draft, Started),
    done: ({ analysisId }) => go(sitePath(`/analyses/${analysisId}`)),
  });
  const method = form.values.method as WorkbenchMethod;
  return (
    <FormPage
      title="New analysis"
      lead="Choose what you want to know; the method follows from it."
      crumbs={[{ label: 'Analysis', to: sitePath('/analyses') }]}
      form={form}
      submitLabel="Save and run"
      cancelTo={sitePath('/analyses')}
    >
      <MethodChoice form={form}>
        {!options.hasPublishedGrid &&
          ['concentration', 'hot-spots', 'density', 'clusters'].includes(method) && (
            <Notice tone="warning" announce title="The site has no published grid">
              Where-questions need the site’s boundary and grid origin. A program administrator can record
              them.
            </Notice>
          )}
        <TextField
          {...form.field('question')}
          label="Your question"
          hint="One sentence; it stands above the answer."
          required
        />
        <WhatCounts form={form} options={options} />
        <MethodSettings form={form} method={method} />
        {options.rules.length > 0 && (
          <ChecksField
            {...form.field('ignoredRules')}
            label="Rules not to apply"
            hint="Rules leave records out or flag places, for example hospitals. Leave all unchecked to apply them as they stand."
            options={options.rules.map(({ id, reason, effect }) => ({
              value: id,
              label: reason,
              hint: effect === 'exclude' ? 'Leaves the records out.' : 'Flags the place.',
            }))}
          />
        )}
      </MethodChoice>
    </FormPage>
  );
}

function WhatCounts({ form, options }: { form: Form<AnalysisForm>; options: AnalysisOptions }) {
  const isComparison = form.values.method === 'compare-periods';
  const countsIncidents = incidentMethods.includes(form.values.method);
  return (
    <>
      <SelectField
        {...form.field('versionId')}
        label="Data version"
        required
        options={options.versions.map(({ id, label, dataDate }) => ({
          value: id,
          label: dataDate ? `${label} (data to ${dataDate})` : label,
        }))}
      />
      <SelectField {...form.field('outcome')} label="What happened" required options={options.outcomes} />
      {countsIncidents ? (
        <p>Incidents are counted: the victims of one shooting would be repeats of one another.</p>
      ) : (
        <RadioField
          {...form.field('unit')}
          label="What is counted"
          required
          options={[
            { value: 'victims', label: 'People', hint: 'Everyone who was shot.' },
            { value: 'events', label: 'Incidents', hint: 'Shootings, however many people each hit.' },
          ]}
        />
      )}
      {!isComparison && (
        <div className="split">
          <TextField {...form.field('from')} label="From" type="date" required width="medium" />
          <TextField {...form.field('to')} label="To" type="date" required width="medium" />
        </div>
      )}
      <TextField
        {...form.field('districts')}
        label="Districts"
        hint="Names as they stand in the data, with commas between. Leave empty for the whole site."
      />
    </>
  );
}
