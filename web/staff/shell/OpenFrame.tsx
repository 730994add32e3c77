import { Outlet } from '@tanstack/react-router';
import mark from '../favicon.svg?url';
import { DemoMark } from './DemoMark.tsx';

/** Around screens for people who are not signed in; such a screen brings its own `main`. */
export function OpenFrame() {
  return (
    <div className="shell">
      <DemoMark />
      <header className="top-bar">
        <a href="/" className="top-bar__name top-bar__name--always">
          <img src={mark} alt="" width="28" height="28" />
          <span>Public Safety Partnership</span>
        </a>
      </header>
      <Outlet />
    </div>
  );
}
