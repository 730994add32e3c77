import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

export type Load = { origin: string; paths: string[]; cookie: string; aSecond: number; seconds: number };
export type LoadResult = { requests: number; failed: number; p50: number; p99: number; worst: number };

const { origin, paths, cookie, aSecond, seconds } = workerData as Load;
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const times: number[] = [];
let failed = 0;

const warmUp = Math.min(2, seconds);
await fire(aSecond * warmUp);
times.length = 0;
failed = 0;
await fire(aSecond * seconds);
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
const result: LoadResult = {
  requests: times.length,
  failed,
  p50: at(0.5),
  p99: at(0.99),
  worst: times.at(-1)!,
};
parentPort!.postMessage(result);
agent.destroy();

async function fire(count: number): Promise<void> {
  const started = performance.now();
  const answers: Promise<void>[] = [];
  for (let i = 0; i < count; i++) {
    const due = started + (i * 1000) / aSecond;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    answers.push(ask(paths[i % paths.length]!, due));
  }
  await Promise.all(answers);
}

function ask(path: string, due: number): Promise<void> {
  return new Promise((done) => {
    const end = (isAnswered: boolean) => {
      times.push(performance.now() - due);
      if (!isAnswered) failed++;
      done();
    };
    get(`${origin}${path}`, { agent, headers: { cookie } }, (reply) => {
      reply.resume().once('end', () => end(reply.statusCode === 200));
    }).once('error', () => end(false));
  });
}
