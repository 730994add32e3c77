import type { ComponentProps, ReactNode } from 'react';
import { AppLink } from '../navigation.tsx';
import type { AppPath } from '../screens.ts';
import { Icon, type IconName } from './Icon.tsx';

export type ButtonTone = 'primary' | 'quiet' | 'danger' | 'plain';

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  tone?: ButtonTone;
  small?: boolean;
  icon?: IconName;
  /** Keeps the button in place, says that it is working, and ignores a second press. */
  busy?: boolean;
};

export function Button({ tone = 'quiet', small, icon, busy, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={buttonClass(tone, small)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {busy && <span className="working" role="status" aria-label="Working" />}
    </button>
  );
}

type LinkButtonProps = {
  to: AppPath;
  tone?: ButtonTone;
  small?: boolean;
  icon?: IconName;
  children: ReactNode;
};

/** Looks like a button, goes somewhere. */
export function LinkButton({ to, tone = 'quiet', small, icon, children }: LinkButtonProps) {
  return (
    <AppLink to={to} className={buttonClass(tone, small)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </AppLink>
  );
}

export function IconButton({
  icon,
  label,
  ...rest
}: Omit<ComponentProps<'button'>, 'className'> & { icon: IconName; label: string }) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}

function buttonClass(tone: ButtonTone, small = false): string {
  const looks = {
    primary: 'usa-button',
    quiet: 'usa-button usa-button--outline',
    danger: 'usa-button usa-button--secondary',
    plain: 'usa-button usa-button--unstyled plain-button',
  };
  return `${looks[tone]} button${small ? ' button--small' : ''}`;
}
