import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useRefreshSession, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type SiteParticulars, siteInput, siteParticulars, siteProgram } from '../contract.ts';
import { SiteFields, type SiteForm, siteOf } from './SiteFields.tsx';

/** Changes what is known of a site. */
export default function EditSiteScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/program`, siteProgram);
  return (
    <QueryStates query={query} what="the site">
      {(program) => <EditSite site={program.site} />}
    </QueryStates>
  );
}

const form = z.preprocess((given) => siteOf(given as SiteForm), siteInput);

function EditSite({ site }: { site: SiteParticulars }) {
  const go = useGo();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const refreshSession = useRefreshSession();
  const edit = useForm<SiteForm, z.output<typeof siteInput>, SiteParticulars>({
    name: `program-site:${site.id}`,
    initial: {
      ...{ name: site.name, state: site.state, timeZone: site.timeZone, epsg: String(site.epsg) },
      gridOriginX: String(site.gridOriginX ?? ''),
      gridOriginY: String(site.gridOriginY ?? ''),
      cohortYear: String(site.cohortYear ?? ''),
    },
    schema: form,
    submit: (body) => api.put(`/api/sites/${site.slug}`, body, siteParticulars),
    done: async () => {
      await refresh(['/api/sites', '/api/portfolio']);
      await refreshSession();
      go(sitePath('/program'));
    },
  });
  return (
    <FormPage
      title={`Particulars of ${site.name}`}
      crumbs={[{ label: 'Sites', to: '/program/sites' }]}
      form={edit}
      submitLabel="Save"
      cancelTo={sitePath('/program')}
    >
      <SiteFields form={edit} isFixed={site.hasData} />
    </FormPage>
  );
}
