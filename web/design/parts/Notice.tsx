import type { ReactNode } from 'react';

type NoticeProps = {
  tone?: 'info' | 'success' | 'warning' | 'error';
  title?: string;
  /** Said aloud at once by screen readers; for what appears after the page did. */
  announce?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
};

export function Notice({ tone = 'info', title, announce, children, actions }: NoticeProps) {
  const role = announce ? (tone === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className={`usa-alert usa-alert--slim usa-alert--${tone} notice`} role={role}>
      <div className="usa-alert__body">
        {title && <p className="notice__title">{title}</p>}
        <div className="usa-alert__text">{children}</div>
        {actions && <div className="notice__actions">{actions}</div>}
      </div>
    </div>
  );
}
