import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#platform/http/app.ts';
import type { LiveEvent, Mark } from './news.ts';

/** One open line to one browser, as server-sent events. */
export type Stream = {
  principal: Principal;
  request: FastifyRequest;
  /** The mark travels in the message's id: the browser gives it back when it returns. */
  send(event: LiveEvent, mark: Mark): void;
  beat(): void;
  end(): void;
  onEnd(act: () => void): void;
};

const COME_BACK_AFTER_MS = 2_000;
/** A browser that reads no more is let go; it comes back and asks for what it missed. */
const LARGEST_BACKLOG_BYTES = 512 * 1024;

export function openStream(request: FastifyRequest, reply: FastifyReply, principal: Principal): Stream {
  reply.hijack();
  const line = reply.raw;
  const told = new Set<string>();
  line.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  line.write(`retry: ${COME_BACK_AFTER_MS}\n\n`);
  const write = (text: string) => {
    if (line.destroyed || line.writableEnded) return;
    line.write(text);
    if (line.writableLength > LARGEST_BACKLOG_BYTES) line.destroy();
  };
  return {
    principal,
    request,
    send: ({ id, kind, siteId, subject, at }, mark) => {
      if (told.has(id)) return;
      remember(told, id);
      write(`id: ${id}.${mark}\ndata: ${JSON.stringify({ id, kind, siteId, subject, at })}\n\n`);
    },
    beat: () => write(': still here\n\n'),
    end: () => void line.end(),
    onEnd: (act) => void line.once('close', act),
  };
}

const REMEMBERED = 1_000;

/** News and what was missed may overlap; the latest are enough to tell nothing twice. */
function remember(told: Set<string>, id: string): void {
  told.add(id);
  if (told.size > REMEMBERED) told.delete(told.values().next().value!);
}

/** `null` for a browser that comes for the first time, or brings something that is not ours. */
export function lastHeard(request: FastifyRequest): { id: string; mark: Mark } | null {
  const [, id, mark] =
    /^([0-9a-f-]{36})\.(\d{1,19})$/.exec(String(request.headers['last-event-id'] ?? '')) ?? [];
  return id && mark ? { id, mark } : null;
}
