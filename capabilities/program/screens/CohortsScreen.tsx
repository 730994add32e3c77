import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { cohort, cohortList } from '../contract.ts';
import { ProgramTabs } from './ProgramTabs.tsx';

/** The sites that begin in one year are a cohort. */
export default function CohortsScreen() {
  const formats = useFormats();
  const query = useApiQuery('/api/cohorts', cohortList);
  return (
    <Page title="Cohorts" lead="The sites that begin in one year.">
      <ProgramTabs here="cohorts" />
      <QueryStates
        query={query}
        what="the cohorts"
        isEmpty={({ items }) => items.length === 0}
        nothingYet={<NothingYet title="No cohorts yet">Add the first one below.</NothingYet>}
      >
        {({ items }) => (
          <DataTable
            caption="Cohorts"
            keepTable
            rowKey={(row) => String(row.year)}
            rows={items}
            columns={[
              { key: 'label', label: 'Cohort', value: (row) => row.label },
              { key: 'starts', label: 'Starts', value: (row) => formats.date(row.startsOn) },
              { key: 'sites', label: 'Sites', value: (row) => row.sites, align: 'end' },
            ]}
          />
        )}
      </QueryStates>
      <Section title="Add a cohort, or name it anew">
        <CohortForm />
      </Section>
    </Page>
  );
}

function CohortForm() {
  const refresh = useRefresh();
  const year = String(new Date().getFullYear() + 1);
  const form = useForm({
    name: 'program-cohort',
    initial: { year, label: `Cohort ${year}`, startsOn: `${year}-01-01` },
    schema: cohort,
    submit: (body) => api.put('/api/cohorts', body, cohortList),
    done: () => void refresh(['/api/cohorts', '/api/portfolio/columns']),
  });
  return (
    <FormBody form={form} submitLabel="Save the cohort">
      <TextField {...form.field('year')} label="Year" inputMode="numeric" width="short" required />
      <TextField {...form.field('label')} label="Name" required />
      <TextField {...form.field('startsOn')} label="Starts" type="date" required />
    </FormBody>
  );
}
