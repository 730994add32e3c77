import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Design, DesignOptions } from '../contract.ts';
import { DesignFields } from './DesignFields.tsx';
import { changeOf, designForm, formOf } from './design-form.ts';

/** Its author changes a draft, or a design that came back. */
export default function EditEvaluationScreen() {
  const site = useSite();
  const { designId } = useRouteParams<'designId'>();
  const design = useApiQuery(`/api/sites/${site.slug}/evaluations/${designId}`, Design);
  const options = useApiQuery(`/api/sites/${site.slug}/evaluation-options`, DesignOptions);
  return (
    <QueryStates query={design} what="the evaluation">
      {(found) => (
        <QueryStates query={options} what="what the site’s data offer">
          {(choices) => <EditEvaluation design={found} options={choices} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

function EditEvaluation({ design, options }: { design: Design; options: DesignOptions }) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/evaluations`;
  const returned = design.timeline.findLast(({ move }) => move === 'return');
  const form = useForm({
    name: `evaluation:${design.id}:${design.revision}`,
    initial: formOf(design),
    schema: designForm,
    submit: (draft) => api.put(`${path}/${design.id}`, changeOf(draft, design.revision), Design),
    done: ({ id }) => {
      void refresh([path]);
      go(sitePath(`/evaluations/${id}`));
    },
  });
  return (
    <FormPage
      title={`Edit ${design.number}`}
      crumbs={[
        { label: 'Evaluations', to: sitePath('/evaluations') },
        { label: design.number, to: sitePath(`/evaluations/${design.id}`) },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={sitePath(`/evaluations/${design.id}`)}
    >
      {design.state === 'returned' && returned?.reason && (
        <Notice tone="warning" title={`Returned by ${returned.by ?? 'a colleague'}`}>
          {returned.reason}
        </Notice>
      )}
      <DesignFields form={form} options={options} />
    </FormPage>
  );
}
