import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { siteProgram } from '../contract.ts';
import { PhaseFields, phaseFields, phasesOf, plannedOf } from './PhaseFields.tsx';

const form = z.object({
  startsOn: z.iso.date('Choose the day on which the commitment starts.'),
  plannedEnd: z.union([z.literal(''), z.iso.date()]),
  ...phaseFields,
});

/** Invites a site to a commitment of three years. */
export default function InviteSiteScreen() {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const invite = useForm({
    name: `program-invite:${site.id}`,
    initial: { startsOn: '', plannedEnd: '', ...plannedOf([]) },
    schema: form,
    submit: ({ startsOn, plannedEnd, ...days }) =>
      api.post(
        `/api/sites/${site.slug}/engagements`,
        { startsOn, ...(plannedEnd ? { plannedEnd } : {}), phases: phasesOf(days) },
        siteProgram,
      ),
    done: () => {
      void refresh([`/api/sites/${site.slug}/program`, '/api/portfolio']);
      go(sitePath('/program'));
    },
  });
  return (
    <FormPage
      title={`Invite ${site.name} to an engagement`}
      lead="A commitment of three years, in phases. The site’s executive accepts the invitation."
      crumbs={[{ label: 'Engagement', to: sitePath('/program') }]}
      form={invite}
      submitLabel="Invite"
      cancelTo={sitePath('/program')}
    >
      <TextField {...invite.field('startsOn')} label="Commitment starts" type="date" required />
      <TextField
        {...invite.field('plannedEnd')}
        label="Commitment ends"
        hint="Three years after the start unless you choose another day."
        type="date"
      />
      <PhaseFields form={invite} />
    </FormPage>
  );
}
