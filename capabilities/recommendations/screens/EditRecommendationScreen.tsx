import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Recommendation, RecommendationOptions, RecommendationWords } from '../contract.ts';
import { RecommendationFields } from './RecommendationFields.tsx';

/** Its proposer rewords it while the site has not decided. */
export default function EditRecommendationScreen() {
  const site = useSite();
  const { recommendationId } = useRouteParams<'recommendationId'>();
  const path = `/api/sites/${site.slug}/recommendations/${recommendationId}`;
  const query = useApiQuery(path, Recommendation);
  const options = useApiQuery(`/api/sites/${site.slug}/recommendation-options`, RecommendationOptions);
  return (
    <QueryStates query={query} what="the recommendation">
      {(recommendation) => (
        <QueryStates query={options} what="the core areas">
          {({ coreAreas }) => <EditForm recommendation={recommendation} path={path} coreAreas={coreAreas} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

type EditFormProps = {
  recommendation: Recommendation;
  path: string;
  coreAreas: RecommendationOptions['coreAreas'];
};

function EditForm({ recommendation, path, coreAreas }: EditFormProps) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const { id, number, title, advice, basis, coreAreaKey, revision } = recommendation;
  const back = sitePath(`/recommendations/${id}`);
  const form = useForm({
    name: `recommendation:${id}:${revision}`,
    initial: { title, advice, basis, coreArea: coreAreaKey },
    schema: RecommendationWords,
    submit: (words) => api.put(path, { ...words, revision }, Recommendation),
    done: () => {
      void refresh([`/api/sites/${site.slug}/recommendations`]);
      go(back);
    },
  });
  return (
    <FormPage
      title="Reword the recommendation"
      crumbs={[{ label: number, to: back }]}
      form={form}
      submitLabel="Save the words"
      cancelTo={back}
    >
      <RecommendationFields field={form.field} coreAreas={coreAreas} />
    </FormPage>
  );
}
