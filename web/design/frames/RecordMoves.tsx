import { useEffect, useRef, useState } from 'react';
import { ActionMenu, type MenuAction } from '../parts/ActionMenu.tsx';
import { Button } from '../parts/Button.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import { useToast } from '../parts/toasts.tsx';
import { asProblem, type Problem } from '../problem.ts';
import { useRefresh } from '../queries.ts';
import { useMay } from '../session.tsx';
import { movesFor, type NamedMove, type WorkflowDeclaration } from '../workflow.ts';

export type RecordMovesProps = {
  /** What people call it aloud: `FND-2026-0001`. */
  number: string;
  workflow: WorkflowDeclaration;
  state: string;
  siteId?: string;
  /** The moves this person has made on the record; `create` for its author. */
  iMade?: readonly string[];
  onMove?: (move: string, reason: string | null) => Promise<unknown>;
  /** Paths whose queries are asked again after a move. */
  refresh?: readonly string[];
  /** Moves of this record that need their own form (a schedule, a file): called instead of the dialog. */
  ownForms?: Record<string, () => void>;
  /** Further entries of the menu that are no moves: print, download. */
  more?: readonly MenuAction[];
};

/** One action to take first, the others in a menu, each asking for its reason or a yes as declared. */
export function RecordMoves(props: RecordMovesProps) {
  const may = useMay();
  const mover = useMover(props);
  const moves = movesFor(props.workflow, props.state, {
    may: (permission) => may(permission, props.siteId),
    iMade: props.iMade,
  });
  if (!props.onMove) return <ActionMenu label="More actions" items={props.more ?? []} />;

  const asEntry = (move: NamedMove): MenuAction => ({
    key: move.name,
    label: move.label,
    danger: move.tone === 'danger',
    run: () => mover.start(move),
  });
  const refused = moves.refused.map((move) => ({
    key: move.name,
    label: move.label,
    note: move.because,
    disabled: true,
    run: () => {},
  }));
  const { primary } = moves;
  return (
    <>
      {primary && (
        <Button tone="primary" busy={mover.busy} onClick={() => mover.start(primary)}>
          {primary.label}
        </Button>
      )}
      <ActionMenu
        label="More actions"
        items={[...moves.others.map(asEntry), ...refused, ...(props.more ?? [])]}
      />
      <MoveDialogs mover={mover} workflow={props.workflow} number={props.number} />
    </>
  );
}

type Mover = {
  asked: NamedMove | null;
  busy: boolean;
  problem: Problem | null;
  start: (move: NamedMove) => void;
  make: (move: NamedMove, reason: string | null) => Promise<void>;
  stop: () => void;
};

function useMover(props: RecordMovesProps): Mover {
  const [asked, setAsked] = useState<NamedMove | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const refresh = useRefresh();
  const toast = useToast();
  const left = useFocusAfterMove(props.state, busy || asked !== null);
  const stop = () => {
    setAsked(null);
    setProblem(null);
  };
  const make = async (move: NamedMove, reason: string | null) => {
    setBusy(true);
    try {
      await props.onMove?.(move.name, reason);
      left.current = props.state;
      await refresh(props.refresh ?? []);
      stop();
      toast({
        text: `${props.number}: ${props.workflow.states[move.to]?.label ?? move.to}`,
        tone: 'success',
      });
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      if (!needsDialog(move)) toast({ text: refused.detail, detail: refused.mend, tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  const start = (move: NamedMove) => {
    const ownForm = props.ownForms?.[move.name];
    if (ownForm) ownForm();
    else if (needsDialog(move)) setAsked(move);
    else void make(move, null);
  };
  return { asked, busy, problem, start, make, stop };
}

/** The button that was pressed goes away with its move: one then reads on from the heading. */
function useFocusAfterMove(state: string, isMoving: boolean) {
  const left = useRef<string | null>(null);
  useEffect(() => {
    if (left.current === null || left.current === state || isMoving) return;
    left.current = null;
    if (document.activeElement === document.body) document.getElementById('page-title')?.focus();
  }, [state, isMoving]);
  return left;
}

function needsDialog(move: NamedMove): boolean {
  return move.tone === 'danger' || asksReason(move);
}

function asksReason(move: NamedMove): boolean {
  return move.reason === 'required' || move.reason === 'optional';
}

type MoveDialogsProps = { mover: Mover; workflow: WorkflowDeclaration; number: string };

function MoveDialogs({ mover, workflow, number }: MoveDialogsProps) {
  const { asked: move } = mover;
  const body = move && <p>{`${number} will be “${workflow.states[move.to]?.label ?? move.to}”.`}</p>;
  const failure = mover.problem && (
    <Notice tone="error" announce>
      {mover.problem.detail} {mover.problem.mend}
    </Notice>
  );
  const common = {
    title: move?.label ?? '',
    confirmLabel: move?.label ?? '',
    danger: move?.tone === 'danger',
    busy: mover.busy,
    onClose: mover.stop,
  };
  return (
    <>
      <ReasonDialog
        {...common}
        open={move !== null && asksReason(move)}
        body={body}
        required={move?.reason === 'required'}
        failure={failure}
        onConfirm={(reason) => move && void mover.make(move, reason === '' ? null : reason)}
      />
      <ConfirmDialog
        {...common}
        open={move !== null && !asksReason(move)}
        body={
          <>
            {body}
            {failure}
          </>
        }
        onConfirm={() => move && void mover.make(move, null)}
      />
    </>
  );
}
