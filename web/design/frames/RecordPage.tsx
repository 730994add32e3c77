import type { ReactNode } from 'react';
import { type Fact, Facts } from '../parts/Facts.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { StatusStrip } from '../parts/StatusStrip.tsx';
import { type TabItem, Tabs } from '../parts/Tabs.tsx';
import { type Crumb, Page } from './Page.tsx';
import { RecordMoves, type RecordMovesProps } from './RecordMoves.tsx';

export type RecordPageProps = RecordMovesProps & {
  kind: string;
  title: string;
  crumbs?: readonly Crumb[];
  since?: string;
  target?: string | null;
  waitsOn?: string | null;
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
