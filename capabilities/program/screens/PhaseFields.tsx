import { z } from 'zod';
import { TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import type { PhaseView } from '../contract.ts';
import { engagementWorkflow, type Phase, phases } from '../states.ts';

const dayOrNone = z.union([z.literal(''), z.iso.date()]);

/** One day for each phase; a phase need not be planned yet. */
export const phaseFields = Object.fromEntries(phases.map((phase) => [phase, dayOrNone])) as Record<
  Phase,
  typeof dayOrNone
>;

export function plannedOf(views: readonly PhaseView[]): Record<Phase, string> {
  return Object.fromEntries(
    phases.map((phase) => [phase, views.find((view) => view.phase === phase)?.plannedOn ?? '']),
  ) as Record<Phase, string>;
}

/** The planned days that were given. */
export function phasesOf(days: Record<Phase, string>): { phase: Phase; beginsOn: string }[] {
  return phases.flatMap((phase) => (days[phase] ? [{ phase, beginsOn: days[phase] }] : []));
}

type PhaseForm = Record<Phase, string>;

export function PhaseFields<T extends PhaseForm>({ form }: { form: Form<T> }) {
  const fields = form as unknown as Form<PhaseForm>;
  return (
    <>
      {phases.map((phase) => (
        <TextField
          key={phase}
          {...fields.field(phase)}
          label={`${engagementWorkflow.states[phase].label} begins, as planned`}
          type="date"
        />
      ))}
    </>
  );
}
