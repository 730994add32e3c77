import type { LiveEvent } from '../news.ts';

export type Listener = {
  heard: LiveEvent[];
  /** The id a browser would give back when it returns. */
  lastEventId: string | undefined;
  /** Resolves when the server ends the line. */
  over: Promise<void>;
  leave(): void;
};

/** A browser's EventSource, as far as a test needs one. */
export async function listenLive(
  url: string,
  person: string,
  headers: Record<string, string> = {},
): Promise<Listener> {
  const leaving = new AbortController();
  const reply = await fetch(`${url}/api/live`, {
    headers: { 'x-test-person': person, ...headers },
    signal: leaving.signal,
  });
  if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`);
  const listener: Listener = {
    heard: [],
    lastEventId: undefined,
    over: Promise.resolve(),
    leave: () => leaving.abort(),
  };
  listener.over = readAll(reply.body!, listener).catch(() => {});
  return listener;
}

async function readAll(body: ReadableStream<Uint8Array>, listener: Listener): Promise<void> {
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const messages = (rest + chunk).split('\n\n');
    rest = messages.pop()!;
    for (const message of messages) read(message, listener);
  }
}

function read(message: string, listener: Listener): void {
  for (const line of message.split('\n')) {
    if (line.startsWith('id: ')) listener.lastEventId = line.slice(4);
    if (line.startsWith('data: ')) listener.heard.push(JSON.parse(line.slice(6)) as LiveEvent);
  }
}
