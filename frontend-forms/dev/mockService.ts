import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { type Answer, World } from './world';

/** The policy that the pages have to live with: no code from text, nothing from elsewhere. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self'; object-src 'none'; " +
  "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** Plays the service inside Vite's own server. Never part of a build. */
export function mockService(): Plugin {
  const world = new World();
  const install = (server: { middlewares: Connect.Server }, policy: boolean) => {
    server.middlewares.use((request, response, next) => {
      if (policy) {
        response.setHeader('Content-Security-Policy', POLICY);
      }
      void handle(world, request, response).then((handled) => {
        if (!handled) {
          next();
        }
      }, next);
    });
  };
  return {
    name: 'countersign-mock-service',
    configureServer: (server) => install(server, false),
    configurePreviewServer: (server) => install(server, true),
  };
}

async function handle(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (url.pathname === '/j_security_check') {
    const form = new URLSearchParams(await body(request));
    const known = world.signIn(form.get('j_username') ?? '', form.get('j_password') ?? '');
    if (request.headers['x-requested-with'] === 'countersign') {
      response.statusCode = known ? 204 : 401;
    } else {
      response.statusCode = 302;
      response.setHeader('Location', known ? '/' : '/sign-in.html?error=1');
    }
    if (known) {
      response.setHeader('Set-Cookie', `mock-user=${form.get('j_username')}; Path=/; HttpOnly`);
    }
    response.end();
    return true;
  }
  if (!url.pathname.startsWith('/api/')) {
    return false;
  }
  const user = /mock-user=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
  const text = await body(request);
  const answer = world.answer(
    user,
    request.method ?? 'GET',
    url,
    parsed(request.headers['content-type'] ?? '', text),
  );
  send(response, answer);
  return true;
}

function parsed(type: string, text: string): unknown {
  if (type.startsWith('multipart/')) {
    return { fileName: /filename="([^"]*)"/.exec(text)?.[1] };
  }
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

function send(response: ServerResponse, answer: Answer): void {
  response.statusCode = answer.status;
  if (answer.clearCookie) {
    response.setHeader('Set-Cookie', 'mock-user=; Path=/; Max-Age=0');
  }
  if (answer.text !== undefined) {
    response.setHeader('Content-Type', answer.type ?? 'text/plain');
    response.end(answer.text);
  } else if (answer.json !== undefined) {
    const problem = answer.status >= 400;
    response.setHeader('Content-Type', problem ? 'application/problem+json' : 'application/json');
    response.end(JSON.stringify(answer.json));
  } else {
    response.end();
  }
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
