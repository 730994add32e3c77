import { request } from 'node:https';
import { checkTarget, type Target } from './target.ts';

/** What came of a post: the status it was answered with, or why there was no answer. */
export type Posted = { status: number } | { problem: string };
export type Post = (url: string, body: string, headers: Record<string, string>) => Promise<Posted>;

const TIMEOUT_MS = 10_000;

/** Posts to a public host and follows nothing: an answer that leads elsewhere is an answer like any other. */
export const postOutside: Post = async (url, body, headers) => {
  const target = await checkTarget(url);
  if ('refused' in target) return { problem: target.refused };
  return send(target, body, headers);
};

function send(
  { url, address, family }: Target,
  body: string,
  headers: Record<string, string>,
): Promise<Posted> {
  return new Promise((resolve) => {
    const sending = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        timeout: TIMEOUT_MS,
        // The host that was looked at, whatever its name means by now; the certificate is still asked for the name.
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      },
      (reply) => {
        reply.resume();
        resolve({ status: reply.statusCode ?? 0 });
        sending.destroy();
      },
    );
    sending.on('timeout', () => sending.destroy(new Error('no answer within ten seconds')));
    sending.on('error', (error) => resolve({ problem: error.message.slice(0, 200) }));
    sending.end(body);
  });
}
