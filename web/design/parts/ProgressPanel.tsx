import { useEffect, useState } from 'react';
import { lastingText, numberText } from '../formats.ts';
import { Button } from './Button.tsx';

type ProgressPanelProps = {
  label: string;
  /** What is counted: `rows`, `files`, `permutations`. */
  unit: string;
  done: number;
  /** Left out while the end is not known. */
  total?: number | null;
  startedAt: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  note?: string;
  onCancel?: () => void;
};

/** Long work says how far it is, how fast, how long it will take, and lets itself be stopped. */
export function ProgressPanel(props: ProgressPanelProps) {
  const now = useNow(props.state === 'running');
  const pace = paceOf(props.done, props.total ?? null, props.startedAt, now);
  const share = props.total ? Math.min(1, props.done / props.total) : undefined;
  return (
    <div className={`progress panel progress--${props.state}`}>
      <div className="progress__head">
        <p className="progress__label">{props.label}</p>
        {props.onCancel && (props.state === 'running' || props.state === 'waiting') && (
          <Button small onClick={props.onCancel}>
            Cancel
          </Button>
        )}
      </div>
      <progress aria-label={props.label} value={props.state === 'done' ? 1 : share} max={1} />
      <p className="progress__numbers" role="status">
        {progressText(props, pace)}
      </p>
      {props.note && <p className="progress__note">{props.note}</p>}
    </div>
  );
}

type Pace = { perSecond: number; leftMs: number | null };

export function paceOf(done: number, total: number | null, startedAt: string, now: Date): Pace {
  const seconds = (now.getTime() - new Date(startedAt).getTime()) / 1000;
  const perSecond = seconds > 0 ? done / seconds : 0;
  const leftMs = total !== null && perSecond > 0 ? (Math.max(0, total - done) / perSecond) * 1000 : null;
  return { perSecond, leftMs };
}

function progressText(props: ProgressPanelProps, pace: Pace): string {
  const counted = props.total
    ? `${numberText(props.done)} of ${numberText(props.total)} ${props.unit}`
    : `${numberText(props.done)} ${props.unit}`;
  if (props.state === 'waiting') return 'Waiting for its turn.';
  if (props.state === 'done') return `Done: ${counted}.`;
  if (props.state === 'cancelled') return `Cancelled after ${counted}. Nothing of it is kept.`;
  if (props.state === 'failed') return `Stopped after ${counted}.`;
  const rate =
    pace.perSecond > 0 ? ` · ${numberText(Math.round(pace.perSecond))} ${props.unit} a second` : '';
  const left = pace.leftMs !== null && pace.leftMs > 1_000 ? ` · about ${lastingText(pace.leftMs)} left` : '';
  return counted + rate + left;
}

function useNow(ticking: boolean): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
