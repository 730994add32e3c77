import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Design, DesignOptions } from '../contract.ts';
import { DesignFields } from './DesignFields.tsx';
import { designForm, emptyForm } from './design-form.ts';

/** A design is written before anyone can know how it comes out. */
export default function NewEvaluationScreen() {
  const site = useSite();
  const options = useApiQuery(`/api/sites/${site.slug}/evaluation-options`, DesignOptions);
  return (
    <QueryStates
      query={options}
      what="what the site’s data offer"
      isEmpty={({ dataPeriod }) => dataPeriod === null}
      nothingYet={
        <Page title="New evaluation">
          <NothingYet title="No data to judge by yet">
            A design names districts and outcomes of the site’s data. Import a file of shootings and accept it
            first.
          </NothingYet>
        </Page>
      }
    >
      {(choices) => <NewEvaluation options={choices} />}
    </QueryStates>
  );
}

function NewEvaluation({ options }: { options: DesignOptions }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `evaluation:${site.id}:new`,
    initial: emptyForm(options),
    schema: designForm,
    submit: (draft) => api.post(`/api/sites/${site.slug}/evaluations`, draft, Design),
    done: ({ id }) => go(sitePath(`/evaluations/${id}`)),
  });
  return (
    <FormPage
      title="New evaluation"
      lead="Say what will be compared with what before it begins; a second person registers it."
      crumbs={[{ label: 'Evaluations', to: sitePath('/evaluations') }]}
      form={form}
      submitLabel="Save the draft"
      cancelTo={sitePath('/evaluations')}
    >
      <DesignFields form={form} options={options} />
    </FormPage>
  );
}
