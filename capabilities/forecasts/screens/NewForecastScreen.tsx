import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Plan, PlanOptions } from '../contract.ts';
import { PlanFields } from './PlanFields.tsx';
import { emptyForm, planForm } from './plan-form.ts';

/** A plan begins with what will be done at the places. */
export default function NewForecastScreen() {
  const site = useSite();
  const options = useApiQuery(`/api/sites/${site.slug}/forecast-options`, PlanOptions);
  return (
    <QueryStates
      query={options}
      what="what the site’s data offer"
      isEmpty={({ dataDate, squareMetres }) => dataDate === null || squareMetres === null}
      nothingYet={
        <Page title="New forecast plan">
          <NothingYet title="Nothing to forecast from yet">
            A forecast needs the site’s published grid and a data version of its shootings. Import a file and
            accept it; ask the program office for the grid.
          </NothingYet>
        </Page>
      }
    >
      {(choices) => <NewForecast options={choices} />}
    </QueryStates>
  );
}

function NewForecast({ options }: { options: PlanOptions }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `forecast:${site.id}:new`,
    initial: emptyForm(options),
    schema: planForm,
    submit: (draft) => api.post(`/api/sites/${site.slug}/forecasts`, draft, Plan),
    done: ({ id }) => go(sitePath(`/forecasts/${id}`)),
  });
  return (
    <FormPage
      title="New forecast plan"
      lead="Say what will be done at the places before asking where they are. The plan is then tested on the past, and a second person signs it or not."
      crumbs={[{ label: 'Forecasts', to: sitePath('/forecasts') }]}
      form={form}
      submitLabel="Save the draft"
      cancelTo={sitePath('/forecasts')}
    >
      <PlanFields form={form} options={options} />
    </FormPage>
  );
}
