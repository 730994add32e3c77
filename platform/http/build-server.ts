import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AccessDeclaration } from '#platform/access/declare.ts';
import type { LiveTiming } from '#platform/live/hub.ts';
import { addLive } from '#platform/live/routes.ts';
import { type Failure, FailureError } from '#platform/outcome/outcome.ts';
import { addWork, type BellRests } from '#platform/work/routes.ts';
import { addApiDocs } from './api-docs.ts';
import type { App } from './app.ts';
import type { Capability, Services } from './capability.ts';
import { type Authenticate, addGuard } from './guard.ts';
import { addHealth } from './health.ts';
import { failureOf, failWith, sendProblem } from './problem.ts';
import { addRequestContext } from './request-context.ts';
import { addStaffApp } from './staff-app.ts';

const JSON_LIMIT_BYTES = 1024 * 1024;
const UPLOAD_LIMIT_BYTES = 2 * 1024 ** 3;
const REQUESTS_A_MINUTE = 1200;

export type ServerParts = {
  services: Services;
  capabilities: readonly Capability[];
  access: AccessDeclaration;
  authenticate: Authenticate;
  liveTiming?: LiveTiming;
};

/** The whole server on one screen: what every request passes, in order, then what each capability adds. */
export async function buildServer({
  services,
  capabilities,
  access,
  authenticate,
  liveTiming,
}: ServerParts): Promise<App> {
  const app: App = Fastify({
    logger: { level: services.config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    genReqId: () => randomUUID(),
    bodyLimit: JSON_LIMIT_BYTES,
    trustProxy: services.config.trustedProxies,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  await addDefences(app, services);
  await addApiDocs(app, { access, capabilities });
  addErrorEdge(app, services, capabilities);
  addRequestContext(app, services);
  addGuard(app, services, { access, authenticate });

  addHealth(app, services);
  addLive(app, services, authenticate, liveTiming);
  addWork(
    app,
    capabilities.flatMap((capability) => capability.workflows ?? []),
    bellRestsIn(capabilities, services),
  );
  for (const capability of capabilities) await capability.routes?.(app, services, capabilities);
  await addStaffApp(app);
  return app;
}

function bellRestsIn(capabilities: readonly Capability[], services: Services): BellRests | undefined {
  const rests = capabilities.find((capability) => capability.bellRests)?.bellRests;
  return rests && ((tx) => rests(tx, services));
}

async function addDefences(app: App, { config }: Services): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Maps and charts place their parts by style attributes, which scripts set and this header can't sign.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: config.production,
  });
  await app.register(rateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: '1 minute',
    allowList: config.production ? [] : ['127.0.0.1', '::1'],
    errorResponseBuilder: (_request, context) =>
      new FailureError(failWith('http.too-many', { seconds: Math.ceil(context.ttl / 1000) }).failure),
  });
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 1, fields: 20 } });
}

function addErrorEdge(app: App, services: Services, capabilities: readonly Capability[]): void {
  const errorPage = capabilities.find((capability) => capability.errorPage)?.errorPage;
  const answer = (request: FastifyRequest, reply: FastifyReply, failure: Failure) =>
    errorPage && isForReaders(request)
      ? errorPage(request, reply, failure, services)
      : sendProblem(request, reply, failure);
  app.setErrorHandler((error, request, reply) => {
    const failure = failureOf(error as never);
    // A reader who leaves while a page is on its way is no fault of ours.
    if (failure.status >= 500 && !reply.raw.destroyed) request.log.error({ err: error }, failure.code);
    return answer(request, reply, failure);
  });
  app.setNotFoundHandler((request, reply) => answer(request, reply, failWith('http.not-found', {}).failure));
}

/** Programs get a problem they can act on; whoever follows a link gets a page. */
function isForReaders({ method, url }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && !/^\/(?:api|app)(?:[/?]|$)/.test(url);
}
