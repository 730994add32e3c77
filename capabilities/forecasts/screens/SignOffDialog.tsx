import { useId, useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { asProblem, type Problem } from '#web/design/problem.ts';
import { useRefresh } from '#web/design/queries.ts';
import { Plan } from '../contract.ts';

const SHORTEST = 20;

type Props = { plan: Plan; path: string; open: boolean; onClose: () => void };

/** Who signs reads once more what is signed, and says in their own words what they weighed. */
export function SignOffDialog({ plan, path, open, onClose }: Props) {
  const [statement, setStatement] = useState('');
  const [isShort, setShort] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const refresh = useRefresh();
  const toast = useToast();
  const close = () => {
    setShort(false);
    setProblem(null);
    onClose();
  };
  const sign = async () => {
    const reason = statement.trim();
    if (reason.length < SHORTEST) return setShort(true);
    setBusy(true);
    try {
      await api.post(`${path}/${plan.id}/moves`, { move: 'sign-off', reason }, Plan);
      close();
      await refresh([path]);
      toast({ text: `${plan.number}: Signed off`, tone: 'success' });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      title={`Sign off ${plan.number}`}
      onClose={close}
      wide
      actions={
        <>
          <Button tone="primary" busy={busy} onClick={() => void sign()}>
            Sign off
          </Button>
          <Button tone="plain" onClick={close}>
            Cancel
          </Button>
        </>
      }
    >
      <WhatIsSigned plan={plan} />
      {problem && (
        <Notice tone="error" announce>
          {problem.detail} {problem.mend}
        </Notice>
      )}
      <StatementField
        value={statement}
        isShort={isShort}
        onChange={(typed) => {
          setStatement(typed);
          setShort(false);
        }}
      />
    </Dialog>
  );
}

function WhatIsSigned({ plan }: { plan: Plan }) {
  const formats = useFormats();
  return (
    <>
      {plan.backtest?.result && (
        <Notice tone={plan.backtest.result.beatsCounts ? 'info' : 'warning'} title="What the test found">
          {plan.backtest.result.sentence}
        </Notice>
      )}
      <Facts
        items={[
          { label: 'What will be done', value: plan.draft.purpose },
          ...(plan.draft.patrolConditions
            ? [{ label: 'Conditions of patrol', value: plan.draft.patrolConditions }]
            : []),
          { label: 'Last day', value: formats.date(plan.endsOn) },
        ]}
      />
    </>
  );
}

type StatementFieldProps = { value: string; isShort: boolean; onChange: (typed: string) => void };

function StatementField({ value, isShort, onChange }: StatementFieldProps) {
  const id = useId();
  return (
    <div className={isShort ? 'field field--error' : 'field'}>
      <label className="field__label" htmlFor={id}>
        Your statement
      </label>
      <p className="field__hint" id={`${id}-hint`}>
        Why these places, for this purpose, on this evidence. It is kept with your name.
      </p>
      {isShort && (
        <p className="field__error" id={`${id}-error`} role="alert">
          Write at least {SHORTEST} letters.
        </p>
      )}
      <textarea
        id={id}
        className="usa-textarea"
        rows={4}
        maxLength={2000}
        value={value}
        aria-describedby={`${id}-hint${isShort ? ` ${id}-error` : ''}`}
        aria-invalid={isShort || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
