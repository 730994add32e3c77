import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useFormats } from '#web/design/formats.ts';
import { useRemembered } from '#web/design/frames/list/useRemembered.ts';
import { AppLink } from '#web/design/navigation.tsx';
import { Icon } from '#web/design/parts/Icon.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import type { AppPath } from '#web/design/screens.ts';
import { type MyWork, myWorkPath, myWorkSchema, type WorkItem } from '../my-work.ts';

/** What waits on the person and what changed, without leaving the page. */
export function Notifications() {
  const query = useApiQuery(myWorkPath, myWorkSchema, { live: ['*'] });
  const [seenAt, setSeenAt] = useRemembered('notifications-seen', '');
  const news = newsOf(query.data);
  const unseen = news.filter((item) => item.since > seenAt).length;
  return (
    <DialogTrigger onOpenChange={(open) => !open && setSeenAt(new Date().toISOString())}>
      <AriaButton
        className="icon-button bell"
        aria-label={unseen > 0 ? `Notifications, ${unseen} new` : 'Notifications'}
      >
        <Icon name={unseen > 0 ? 'notifications' : 'notifications_none'} />
        {unseen > 0 && <span className="bell__count">{unseen > 9 ? '9+' : unseen}</span>}
      </AriaButton>
      <Popover className="popover notifications" placement="bottom end">
        <Dialog aria-label="Notifications">
          {({ close }) => <NewsList items={news} seenAt={seenAt} onGo={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type NewsListProps = { items: readonly WorkItem[]; seenAt: string; onGo: () => void };

function NewsList({ items, seenAt, onGo }: NewsListProps) {
  const formats = useFormats();
  return (
    <>
      <h2 className="notifications__title">Notifications</h2>
      {items.length === 0 && <p className="quiet">Nothing new. What waits on you will appear here.</p>}
      <ul>
        {items.map((item) => (
          <li
            key={item.id}
            className={
              item.since > seenAt ? 'notifications__item notifications__item--new' : 'notifications__item'
            }
          >
            <AppLink to={item.to as AppPath} onClick={onGo}>
              {item.title}
            </AppLink>
            <p>{item.next}</p>
            <p className="quiet">
              {[item.number, item.siteName, formats.ago(item.since)].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function newsOf(work: MyWork | undefined): WorkItem[] {
  if (!work) return [];
  const byId = new Map([...work.changed, ...work.waitingOnMe].map((item) => [item.id, item]));
  return [...byId.values()].sort((one, other) => other.since.localeCompare(one.since)).slice(0, 12);
}
