import type { ReactNode } from 'react';
import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import type { AppPath } from '#web/design/screens.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type MyWork, myWorkPath, myWorkSchema, type WorkItem } from './my-work.ts';

/** What waits on me, what I wait on, what is due, what changed: each line says its one next action. */
export default function MyWorkScreen() {
  const query = useApiQuery(myWorkPath, myWorkSchema, { live: ['*'] });
  return (
    <Page title="My work" lead={query.data && leadOf(query.data)} wide>
      <QueryStates query={query} what="your work">
        {(work) => <WorkLists work={work} />}
      </QueryStates>
    </Page>
  );
}

function leadOf({ waitingOnMe, due }: MyWork): string {
  if (waitingOnMe.length === 0) return 'Nothing waits on you.';
  const waits =
    waitingOnMe.length === 1 ? '1 record waits on you' : `${waitingOnMe.length} records wait on you`;
  const late = due.filter((item) => item.dueAt && new Date(item.dueAt).getTime() < Date.now()).length;
  return late === 0 ? `${waits}.` : `${waits}, ${late} past ${late === 1 ? 'its' : 'their'} date.`;
}

function WorkLists({ work }: { work: MyWork }) {
  return (
    <div className="work">
      <div className="work__main">
        <WorkList title="Waits on me" items={work.waitingOnMe} none="Nothing waits on you." />
        <WorkList title="Changed lately" items={work.changed} none="Nothing has changed in 30 days." />
      </div>
      <div className="work__side">
        <WorkList title="Due" items={work.due} none="Nothing is due in the next two weeks." />
        <WorkList title="I wait on" items={work.iWaitOn} none="You wait on nobody." />
      </div>
    </div>
  );
}

type WorkListProps = { title: string; items: readonly WorkItem[]; none: string };

function WorkList({ title, items, none }: WorkListProps) {
  return (
    <section className="panel work__list">
      <h2>
        {title} <span className="tabs__count">{items.length}</span>
      </h2>
      {items.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <WorkLine key={`${item.id} ${item.since} ${item.next}`} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function WorkLine({ item }: { item: WorkItem }) {
  const formats = useFormats();
  const late = item.dueAt ? new Date(item.dueAt).getTime() < Date.now() : false;
  const facts: ReactNode[] = [item.number, item.siteName, formats.ago(item.since)].filter(Boolean);
  return (
    <li className="work__line">
      <AppLink to={item.to as AppPath} className="work__title">
        {item.title}
      </AppLink>
      <p className="work__next">{item.next}</p>
      <p className="work__facts">
        {facts.join(' · ')}
        {item.dueAt && (
          <span className={late ? 'work__due work__due--late' : 'work__due'}>
            {late ? 'Was due' : 'Due'} {formats.date(item.dueAt)}
          </span>
        )}
      </p>
    </li>
  );
}
