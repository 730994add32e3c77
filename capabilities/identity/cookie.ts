import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#platform/config/read-config.ts';

type Settings = Pick<Config, 'publicUrl'>;

/** Over https the name itself makes a browser refuse the cookie unless it is Secure, host-only and for the whole site. */
export function cookieName(config: Settings): string {
  return isSecure(config) ? '__Host-psp' : 'psp-session';
}

export function tokenOf(request: FastifyRequest, config: Settings): string | null {
  return request.cookies[cookieName(config)] || null;
}

export function giveToken(reply: FastifyReply, config: Settings, token: string): void {
  reply.setCookie(cookieName(config), token, flags(config));
}

export function takeToken(reply: FastifyReply, config: Settings): void {
  reply.clearCookie(cookieName(config), flags(config));
}

function flags(config: Settings) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) } as const;
}

function isSecure({ publicUrl }: Settings): boolean {
  return publicUrl.startsWith('https:');
}
