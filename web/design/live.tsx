import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';

export type LiveEvent = {
  id: string;
  kind: string;
  siteId: string | null;
  subject: { table: string; id: string };
  at: string;
};

type Listener = (event: LiveEvent) => void;
type LiveContextValue = { listen: (listener: Listener) => () => void; connected: boolean };

const LiveContext = createContext<LiveContextValue>({ listen: () => () => {}, connected: true });

/** `incidents.accepted`, `incidents.*` (all of a capability) or `*`. */
export function matchesKind(kinds: readonly string[], kind: string): boolean {
  return kinds.some((wanted) => wanted === '*' || wanted === kind || isPrefixOf(wanted, kind));
}

function isPrefixOf(wanted: string, kind: string): boolean {
  return wanted.endsWith('.*') && kind.startsWith(wanted.slice(0, -1));
}

/** One event stream for the whole application, opened while someone is signed in. */
export function LiveProvider({ active, children }: { active: boolean; children: ReactNode }) {
  const listeners = useRef(new Set<Listener>());
  const [connected, setConnected] = useState(true);
  const queries = useQueryClient();

  useEffect(() => {
    if (!active) return;
    return openStream({
      onEvent: (event) => {
        for (const listener of listeners.current) listener(event);
      },
      onConnected: setConnected,
      // Events may have been missed while the line was down, so everything on screen is asked again.
      onReconnected: () => void queries.invalidateQueries(),
    });
  }, [active, queries]);

  const [listen] = useState(() => (listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  });
  return <LiveContext value={{ listen, connected }}>{children}</LiveContext>;
}

export function useLive(kinds: readonly string[], onEvent: Listener): void {
  const { listen } = useContext(LiveContext);
  const latest = useRef({ kinds, onEvent });
  latest.current = { kinds, onEvent };
  useEffect(
    () =>
      listen((event) => {
        if (matchesKind(latest.current.kinds, event.kind)) latest.current.onEvent(event);
      }),
    [listen],
  );
}

/** False while the stream is down, so that a page can say that it may be behind. */
export function useLiveConnected(): boolean {
  return useContext(LiveContext).connected;
}

type StreamHandlers = {
  onEvent: Listener;
  onConnected: (connected: boolean) => void;
  onReconnected: () => void;
};

function openStream(handlers: StreamHandlers): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const connect = () => {
    source = new EventSource('/api/live');
    source.onopen = () => {
      if (failures > 0) handlers.onReconnected();
      failures = 0;
      handlers.onConnected(true);
    };
    source.onmessage = (message) => {
      const event = parsedEvent(message.data);
      if (event) handlers.onEvent(event);
    };
    source.onerror = () => {
      failures += 1;
      if (failures > 1) handlers.onConnected(false);
      // The browser retries by itself unless the server refused outright.
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, waitBefore(failures));
    };
  };
  connect();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}

export function waitBefore(failures: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.min(failures, 5));
}

export function parsedEvent(text: string): LiveEvent | null {
  try {
    const event: unknown = JSON.parse(text);
    const isEvent =
      typeof event === 'object' && event !== null && 'kind' in event && typeof event.kind === 'string';
    return isEvent ? (event as LiveEvent) : null;
  } catch {
    return null;
  }
}
