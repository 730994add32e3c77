import { api } from '#web/design/api.ts';
import { ComboField } from '#web/design/forms/ComboField.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Activity, PlanChoices } from '../contract.ts';

/** Whose it is changes from day to day; no draft is needed for it. */
export function OwnerForm({ activity }: { activity: Activity }) {
  const site = useSite();
  const choices = useApiQuery(`/api/sites/${site.slug}/plan-choices`, PlanChoices);
  const give = useApiMutation(
    (ownerId: string | null) =>
      api.put(`/api/sites/${site.slug}/plan-activities/${activity.id}/owner`, { ownerId }, Activity),
    { refresh: [`/api/sites/${site.slug}/plan`], done: 'Given' },
  );
  return (
    <Section title="Whose it is">
      <QueryStates query={choices} what="who works for the site">
        {({ people }) => (
          <ComboField
            name="ownerId"
            id="activity-owner"
            label="Person it is on"
            value={activity.ownerId ?? ''}
            error={undefined}
            options={people}
            onChange={(id) => {
              if (id !== (activity.ownerId ?? '')) give.mutate(id || null);
            }}
          />
        )}
      </QueryStates>
    </Section>
  );
}
