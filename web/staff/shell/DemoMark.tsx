import { useAnySession } from '#web/design/session.tsx';

/** On every page of a demo, so that no figure of it is taken for real work. */
export function DemoMark() {
  const { demo } = useAnySession();
  if (!demo) return null;
  return (
    <p className="demo-mark">
      <strong>Demo</strong> Fictional people around real open data. <span>Nothing here is official.</span>
    </p>
  );
}
