import { lastingText, useFormats } from '../formats.ts';
import { stripSteps, type WorkflowDeclaration } from '../workflow.ts';
import { Icon } from './Icon.tsx';

type StatusStripProps = {
  workflow: WorkflowDeclaration;
  state: string;
  since?: string;
  /** When this state should be left. */
  target?: string | null;
  /** A name where it is known; otherwise whom the declaration says. */
  waitsOn?: string | null;
};

/** The record's way drawn as steps, and on whom it waits. */
export function StatusStrip({ workflow, state, since, target, waitsOn }: StatusStripProps) {
  const steps = stripSteps(workflow, state);
  const tone = workflow.states[state]?.tone ?? 'info';
  return (
    <div className="strip">
      <ol className="strip__steps" aria-label="Progress">
        {steps.map((step) => (
          <li
            key={step.state}
            className={`strip__step strip__step--${step.place}${step.place === 'current' ? ` strip__step--${tone}` : ''}`}
            aria-current={step.place === 'current' ? 'step' : undefined}
          >
            <span className="strip__mark">{step.place === 'done' && <Icon name="check" />}</span>
            <span className="strip__label">{step.label}</span>
            {step.place === 'done' && <span className="usa-sr-only"> (done)</span>}
          </li>
        ))}
      </ol>
      <WaitingLine
        on={waitsOn ?? workflow.states[state]?.waitsOn}
        since={since}
        target={target}
        final={workflow.states[state]?.final ?? false}
      />
    </div>
  );
}

type WaitingLineProps = { on?: string; since?: string; target?: string | null; final: boolean };

function WaitingLine({ on, since, target, final }: WaitingLineProps) {
  const formats = useFormats();
  const late = target ? new Date(target).getTime() < Date.now() : false;
  const waited = since ? waitedText(Date.now() - new Date(since).getTime()) : null;
  if (final || (!on && !since))
    return since ? <p className="strip__wait">Since {formats.date(since)}</p> : null;
  return (
    <p className={late ? 'strip__wait strip__wait--late' : 'strip__wait'}>
      {on ? `Waiting on ${on}` : 'In this state'}
      {waited && ` for ${waited}`}
      {target && `, ${late ? 'was due' : 'due'} ${formats.date(target)}`}
    </p>
  );
}

const minute = 60_000;

/** Nobody waits by the second. */
function waitedText(milliseconds: number): string {
  if (milliseconds < minute) return 'less than a minute';
  return lastingText(Math.floor(milliseconds / minute) * minute);
}
