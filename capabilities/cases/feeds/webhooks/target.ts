import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** What a post is sent to: the address that was looked at, so that a name can't lead elsewhere a moment later. */
export type Target = { url: URL; address: string; family: 4 | 6 };
export type TargetRefusal = { refused: string };
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

const resolveAll: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/** Only public hosts, over https: our server must not be made to ask its own network on behalf of someone outside. */
export async function checkTarget(text: string, resolve = resolveAll): Promise<Target | TargetRefusal> {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:') return { refused: 'The address does not begin with https://.' };
  if (url.username || url.password) return { refused: 'The address carries a name or a password.' };
  const port = url.port === '' ? 443 : Number(url.port);
  if (port !== 443 && port < 1024) return { refused: `Port ${port} is not one for webhooks.` };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host).catch(() => []);
  if (found.length === 0) return { refused: `The host ${host} is not known.` };
  // One private address among public ones is as good as all of them: whoever answers for the name may use it.
  if (!found.every(({ address }) => isPublic(address))) {
    return { refused: `The host ${host} is not reachable from outside.` };
  }
  const [{ address, family }] = found as [{ address: string; family: 4 | 6 }];
  return { url, address, family };
}

const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  closed.addSubnet(net, bits, 'ipv4');
}
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4: an IPv4 address within
  ['3fff::', 20],
] as const) {
  closed6.addSubnet(net, bits, 'ipv6');
}

export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !closed.check(address, 'ipv4');
  if (isIP(address) !== 6 || address.includes('%')) return false;
  return global6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}
