import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type EngagementView, siteProgram } from '../contract.ts';
import { PhaseFields, phaseFields, phasesOf, plannedOf } from './PhaseFields.tsx';

/** Plans the phases anew; a day that changes needs the reason. */
export default function PlanPhasesScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/program`, siteProgram);
  return (
    <QueryStates query={query} what="the engagement">
      {({ engagement }) =>
        engagement ? (
          <PlanPhases engagement={engagement} />
        ) : (
          <Notice title="No engagement to plan">Invite the site first.</Notice>
        )
      }
    </QueryStates>
  );
}

const planForm = z.object({
  startsOn: z.iso.date(),
  plannedEnd: z.iso.date(),
  ...phaseFields,
  reason: z.string().trim().max(2000),
});

function PlanPhases({ engagement }: { engagement: EngagementView }) {
  const site = useSite();
  const go = useGo();
  const formats = useFormats();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const isInvited = engagement.state === 'invited';
  const form = useForm({
    name: `program-plan:${engagement.id}`,
    initial: {
      startsOn: engagement.startsOn,
      plannedEnd: engagement.plannedEnd,
      ...plannedOf(engagement.phases),
      reason: '',
    },
    schema: planForm,
    submit: ({ reason, startsOn, plannedEnd, ...days }) =>
      api.put(
        `/api/sites/${site.slug}/engagements/${engagement.id}/phases`,
        {
          phases: phasesOf(days),
          ...(reason ? { reason } : {}),
          ...(isInvited ? { commitment: { startsOn, plannedEnd } } : {}),
        },
        siteProgram,
      ),
    done: () => {
      void refresh([`/api/sites/${site.slug}/program`, '/api/portfolio']);
      go(sitePath('/program'));
    },
  });
  return (
    <FormPage
      title="Plan the phases"
      lead="A day that was planned before stays on the record, with the reason for the new one."
      crumbs={[{ label: 'Engagement', to: sitePath('/program') }]}
      form={form}
      submitLabel="Save the plan"
      cancelTo={sitePath('/program')}
    >
      {isInvited ? (
        <>
          <TextField {...form.field('startsOn')} label="Commitment starts" type="date" required />
          <TextField {...form.field('plannedEnd')} label="Commitment ends" type="date" required />
        </>
      ) : (
        <p>
          The commitment runs from {formats.date(engagement.startsOn)} to {formats.date(engagement.endsOn)}.
        </p>
      )}
      <PhaseFields form={form} />
      <TextAreaField
        {...form.field('reason')}
        label="Why"
        hint="Needed when a day that was planned changes."
        maxLength={2000}
      />
    </FormPage>
  );
}
