import { useState } from 'react';
import { countText } from '../../formats.ts';
import { Button } from '../../parts/Button.tsx';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { asProblem } from '../../problem.ts';
import { useMay } from '../../session.tsx';

export type BulkAction<TRow> = {
  label: string;
  run: (rows: TRow[]) => Promise<unknown> | undefined;
  permission?: string;
  /** Asked before it is done. */
  confirm?: string;
  danger?: boolean;
};

type BulkBarProps<TRow> = {
  actions: readonly BulkAction<TRow>[];
  rows: TRow[];
  noun: readonly [string, string];
  onDone: () => void;
};

/** What can be done with the rows that are checked. */
export function BulkBar<TRow>({ actions, rows, noun, onDone }: BulkBarProps<TRow>) {
  const may = useMay();
  const toast = useToast();
  const [asking, setAsking] = useState<BulkAction<TRow> | null>(null);
  const [busy, setBusy] = useState(false);
  const open = actions.filter((action) => !action.permission || may(action.permission));
  const run = async (action: BulkAction<TRow>) => {
    setBusy(true);
    try {
      await action.run(rows);
      onDone();
    } catch (error) {
      const problem = asProblem(error);
      toast({ text: problem.detail, detail: problem.mend, tone: 'error' });
    } finally {
      setBusy(false);
      setAsking(null);
    }
  };
  if (rows.length === 0 || open.length === 0) return null;
  return (
    <section className="bulk" aria-label="Selected rows">
      <p role="status">{countText(rows.length, noun[0], noun[1])} selected</p>
      {open.map((action) => (
        <Button
          key={action.label}
          small
          tone={action.danger ? 'danger' : 'quiet'}
          busy={busy}
          onClick={() => (action.confirm ? setAsking(action) : void run(action))}
        >
          {action.label}
        </Button>
      ))}
      <Button tone="plain" onClick={onDone}>
        Clear selection
      </Button>
      <ConfirmDialog
        open={asking !== null}
        title={asking ? `${asking.label}: ${countText(rows.length, noun[0], noun[1])}` : ''}
        body={asking?.confirm}
        confirmLabel={asking?.label ?? ''}
        danger={asking?.danger}
        busy={busy}
        onConfirm={() => asking && void run(asking)}
        onClose={() => setAsking(null)}
      />
    </section>
  );
}
