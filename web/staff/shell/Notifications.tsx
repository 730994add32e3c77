import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { UnderHeading } from '#web/design/frames/PageTitle.tsx';
import { AppLink } from '#web/design/navigation.tsx';
import { Icon } from '#web/design/parts/Icon.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import type { AppPath } from '#web/design/screens.ts';
import { Failed } from '#web/design/states/Failed.tsx';
import { type Notification, notificationsPath, notificationsSchema } from '../my-work.ts';

/** What changed in the person's records, without leaving the page; closing the list marks it as seen. */
export function Notifications() {
  const query = useApiQuery(notificationsPath, notificationsSchema, { live: ['*'] });
  const seen = useApiMutation(() => api.post(`${notificationsPath}/seen`, {}, z.unknown()), {
    refresh: [notificationsPath],
  });
  const unread = query.data?.unread ?? 0;
  const onOpenChange = (open: boolean) => {
    if (!open && unread > 0) seen.mutate(undefined);
  };
  return (
    <DialogTrigger onOpenChange={onOpenChange}>
      <AriaButton
        className="icon-button bell"
        aria-label={unread > 0 ? `Notifications, ${unread} new` : 'Notifications'}
      >
        <Icon name={unread > 0 ? 'notifications' : 'notifications_none'} />
        {unread > 0 && <span className="bell__count">{unread > 9 ? '9+' : unread}</span>}
      </AriaButton>
      <Popover className="popover notifications" placement="bottom end">
        <Dialog aria-label="Notifications">
          {({ close }) => (
            <UnderHeading value={true}>
              <h2 className="notifications__title">Notifications</h2>
              {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
              {query.data && <NewsList items={query.data.items} onGo={close} />}
            </UnderHeading>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function NewsList({ items, onGo }: { items: readonly Notification[]; onGo: () => void }) {
  const formats = useFormats();
  if (items.length === 0) return <p className="quiet">Nothing new. Changes to your records appear here.</p>;
  return (
    <ul>
      {items.map((item) => (
        <li
          key={`${item.id} ${item.since} ${item.next}`}
          className={item.read ? 'notifications__item' : 'notifications__item notifications__item--new'}
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
  );
}
