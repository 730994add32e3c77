import type { ReactNode } from 'react';
import type { MenuAction } from '../parts/ActionMenu.tsx';
import { type Fact, Facts } from '../parts/Facts.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { StatusStrip } from '../parts/StatusStrip.tsx';
import { type TabItem, Tabs } from '../parts/Tabs.tsx';
import type { WorkflowDeclaration } from '../workflow.ts';
import { type Crumb, Page } from './Page.tsx';
import { RecordMoves } from './RecordMoves.tsx';

export type RecordPageProps = {
  /** What people call it aloud: `FND-2026-0001`. */
  number: string;
  kind: string;
  title: string;
  crumbs?: readonly Crumb[];
  workflow: WorkflowDeclaration;
  state: string;
  since?: string;
  target?: string | null;
  waitsOn?: string | null;
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
  facts?: readonly Fact[];
  tabs?: readonly TabItem[];
  timeline?: ReactNode;
  children?: ReactNode;
};

/** One record: where it stands, what can be done now, what is known of it, what has happened. */
export function RecordPage(props: RecordPageProps) {
  const over = (
    <>
      {props.kind} {props.number} <StateTag workflow={props.workflow} state={props.state} />
    </>
  );
  return (
    <Page title={props.title} over={over} crumbs={props.crumbs} actions={<RecordMoves {...props} />} wide>
      <StatusStrip
        workflow={props.workflow}
        state={props.state}
        since={props.since}
        target={props.target}
        waitsOn={props.waitsOn}
      />
      <div className={props.timeline ? 'record record--split' : 'record'}>
        <div className="record__main stack">
          {props.children}
          {props.facts && props.facts.length > 0 && (
            <div className="panel">
              <Facts items={props.facts} />
            </div>
          )}
          {props.tabs && <Tabs label={`${props.kind} ${props.number}`} items={props.tabs} inUrl="tab" />}
        </div>
        {props.timeline && (
          <aside className="record__side" aria-labelledby="history-title">
            <h2 id="history-title">History</h2>
            {props.timeline}
          </aside>
        )}
      </div>
    </Page>
  );
}
