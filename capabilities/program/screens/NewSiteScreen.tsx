import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useRefreshSession } from '#web/design/session.tsx';
import { newSite, siteParticulars } from '../contract.ts';
import { emptySite, SiteFields, type SiteForm, siteOf } from './SiteFields.tsx';

type NewSiteForm = SiteForm & { slug: string };

const form = z.preprocess((given) => {
  const { slug, ...site } = given as NewSiteForm;
  return { ...siteOf(site), slug };
}, newSite);

/** Brings a site into the partnership. */
export default function NewSiteScreen() {
  const go = useGo();
  const refresh = useRefresh();
  const refreshSession = useRefreshSession();
  const site = useForm<NewSiteForm, z.output<typeof newSite>, z.infer<typeof siteParticulars>>({
    name: 'program-new-site',
    initial: { ...emptySite, slug: '' },
    schema: form,
    submit: (body) => api.post('/api/sites', body, siteParticulars),
    done: async ({ slug }) => {
      await refresh(['/api/sites', '/api/portfolio']);
      await refreshSession();
      go(`/s/${slug}/program`);
    },
  });
  return (
    <FormPage
      title="Add a site"
      lead="Its page is public from the moment it is added."
      crumbs={[{ label: 'Sites', to: '/program/sites' }]}
      form={site}
      submitLabel="Add the site"
      cancelTo="/program/sites"
    >
      <TextField
        {...site.field('slug')}
        label="Address"
        hint="As it stands in links, such as philadelphia-pa. It stays for good."
        required
      />
      <SiteFields form={site as unknown as Form<SiteForm>} />
    </FormPage>
  );
}
