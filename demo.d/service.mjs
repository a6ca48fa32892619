// Starts and stops the packaged service with its embedded defaults; used by the demo and the benchmarks.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export async function freePort(wanted = 0) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(freePort(0)));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class Service {
  constructor({ jar, sparkHome, dataDir, port, managementPort, mailPort, options = [] }) {
    Object.assign(this, { jar, sparkHome, dataDir, port, managementPort, mailPort, options });
    this.url = `http://localhost:${port}`;
    this.log = join(dataDir, 'service.log');
  }

  start() {
    mkdirSync(this.dataDir, { recursive: true, mode: 0o700 });
    const out = openSync(this.log, 'a', 0o600); // it holds the passwords of the first start
    this.process = spawn(
      'java',
      [
        '-Xmx448m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1',
        `-Dquarkus.http.port=${this.port}`,
        `-Dquarkus.management.port=${this.managementPort}`,
        `-Dcountersign.mail.embedded-port=${this.mailPort}`,
        `-Dcountersign.data-dir=${this.dataDir}`,
        `-Dcountersign.job.spark.home=${this.sparkHome}`,
        ...this.options,
        '-jar', this.jar,
      ],
      { stdio: ['ignore', out, out], detached: true },
    );
    this.exited = new Promise((resolve) => this.process.once('exit', (code, signal) => resolve(code ?? signal)));
    this.running = true;
    this.exited.then(() => { this.running = false; });
  }

  async ready(timeoutSeconds = 120) {
    const until = Date.now() + timeoutSeconds * 1000;
    while (Date.now() < until) {
      if (!this.running) throw new Error(`The service ended while starting; its log is ${this.log}:\n${this.logTail(25)}`);
      try {
        const answer = await fetch(`http://127.0.0.1:${this.managementPort}/q/health/ready`);
        if (answer.ok) return;
      } catch {
        // not listening yet
      }
      await sleep(100);
    }
    throw new Error(`The service was not ready after ${timeoutSeconds} s; its log is ${this.log}:\n${this.logTail(25)}`);
  }

  logTail(lines) {
    return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  password(user) {
    const file = join(this.dataDir, 'secrets', 'initial-passwords');
    const line = readFileSync(file, 'utf8').split('\n').map((each) => each.trim().split(/[\s:=]+/)).find(([name]) => name === user);
    if (!line) throw new Error(`No password of ${user} in ${file}`);
    return line[1];
  }

  async stop() {
    if (this.running) {
      this.process.kill('SIGTERM');
      await this.exited;
    }
    this.killJobs();
  }

  // Jobs outlive the service by design, so that a restart adopts them; a demo that stops takes them along.
  killJobs() {
    const jobs = join(this.dataDir, 'jobs');
    if (!existsSync(jobs)) return;
    for (const key of readdirSync(jobs)) {
      const pid = join(jobs, key, 'pid');
      if (existsSync(pid) && !existsSync(join(jobs, key, 'exit'))) {
        try {
          const group = Number.parseInt(readFileSync(pid, 'utf8'), 10);
          // after a reboot the number may belong to somebody else
          if (readFileSync(`/proc/${group}/cmdline`, 'utf8').includes(key)) process.kill(-group, 'SIGTERM');
        } catch {
          // gone already
        }
      }
    }
  }
}

// The calls of a browser: sign-in by form, then a cookie.
export class Browser {
  constructor(url) {
    this.url = url;
  }

  async signIn(user, password) {
    const answer = await fetch(`${this.url}/j_security_check`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ j_username: user, j_password: password }),
    });
    this.cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
    if (answer.status >= 400 || !this.cookie) throw new Error(`${user} cannot sign in (${answer.status})`);
    return this;
  }

  async call(method, path, body) {
    const answer = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        Cookie: this.cookie,
        'X-Requested-With': 'countersign',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  }

  get(path) {
    return this.call('GET', path);
  }

  post(path, body) {
    return this.call('POST', path, body);
  }
}
