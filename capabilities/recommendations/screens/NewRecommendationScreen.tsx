import { api } from '#web/design/api.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Recommendation, RecommendationDraft, RecommendationOptions } from '../contract.ts';
import { RecommendationFields } from './RecommendationFields.tsx';

/** A provider advises the site, from an assessment it has submitted. */
export default function NewRecommendationScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/recommendation-options`, RecommendationOptions);
  return (
    <QueryStates
      query={query}
      what="the assessments"
      isEmpty={({ assessments }) => assessments.length === 0}
      nothingYet={
        <NothingYet title="No assessment to start from">
          Submit an assessment as a deliverable of a request first; recommendations are made from it.
        </NothingYet>
      }
    >
      {(options) => <ProposeForm options={options} />}
    </QueryStates>
  );
}

function ProposeForm({ options }: { options: RecommendationOptions }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const [search] = useSearchValues();
  const { assessments, coreAreas } = options;
  const asked = assessments.find(({ id }) => id === search.get('assessment'));
  const only = assessments.length === 1 ? assessments[0] : undefined;
  const form = useForm({
    name: `recommendation:new:${site.slug}:${asked?.id ?? ''}`,
    initial: {
      deliverableId: (asked ?? only)?.id ?? '',
      title: '',
      advice: '',
      basis: '',
      coreArea: '',
    },
    schema: RecommendationDraft,
    submit: (draft) => api.post(`/api/sites/${site.slug}/recommendations`, draft, Recommendation),
    done: ({ id }) => go(sitePath(`/recommendations/${id}`)),
  });
  return (
    <FormPage
      title="Make a recommendation"
      lead={`${site.name} accepts or declines it. Once accepted it has an owner and a day.`}
      crumbs={[{ label: 'Recommendations', to: sitePath('/recommendations') }]}
      form={form}
      submitLabel="Propose it to the site"
      cancelTo={sitePath('/recommendations')}
    >
      <SelectField
        {...form.field('deliverableId')}
        label="Assessment it comes from"
        required
        options={assessments.map(({ id, number, title, requestNumber }) => ({
          value: id,
          label: `${number} ${title} (${requestNumber})`,
        }))}
      />
      <RecommendationFields field={form.field} coreAreas={coreAreas} />
    </FormPage>
  );
}
