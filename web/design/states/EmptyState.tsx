import type { ReactNode } from 'react';
import { PageTitle, useIsUnderHeading } from '../frames/PageTitle.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';

type EmptyStateProps = {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  tone?: 'error';
};

/** The common look of a place that has nothing to show; screens use the named states around it. */
export function EmptyState({ icon, title, children, action, tone }: EmptyStateProps) {
  const isPart = useIsUnderHeading();
  return (
    <div className={tone ? `empty empty--${tone}` : 'empty'} role={tone === 'error' ? 'alert' : undefined}>
      <Icon name={icon} size={5} />
      {isPart ? (
        <h2 className="empty__title">{title}</h2>
      ) : (
        <PageTitle title={title} className="empty__title" />
      )}
      {children && <div className="empty__text">{children}</div>}
      {action && <div className="empty__action">{action}</div>}
    </div>
  );
}
