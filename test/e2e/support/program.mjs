// The program under test: a private copy of the demo province, served on a free port, removed at the end.
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

export const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const EVIDENCE = path.join(REPOSITORY, 'data/demo/evidence');

// 9 o'clock in Vietnam on the day of the demo (data/demo/README.md).
export const NOW = '2026-11-23T02:00:00.000Z';

const PROGRAM = process.env.SAURO || path.join(REPOSITORY, 'build/dev/sauro');
const DEMO = process.env.SAURO_E2E_DEMO || path.join(REPOSITORY, 'build/dev/test/e2e/demo');

/** A new directory that is removed when the process ends. */
export function temporary(prefix) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  process.on('exit', () => fs.rmSync(directory, {recursive: true, force: true}));
  return directory;
}

/** Makes the demo province that every walk copies. */
export function makeDemo() {
  fs.rmSync(DEMO, {recursive: true, force: true});
  execFileSync('/usr/bin/python3', [path.join(REPOSITORY, 'tools/play_demo.py'), PROGRAM, DEMO], {stdio: 'inherit'});
}

export function hasDemo() {
  return fs.existsSync(DEMO);
}

/** Runs one command of the program on `data` and gives what it printed. */
export function command(data, name, ...rest) {
  return execFileSync(PROGRAM, [...name.split(' '), '--data', data, ...rest], {
    env: {...process.env, SAURO_CLOCK: NOW},
    encoding: 'utf8',
  });
}

/** The demo in a folder of its own, or with SAURO_TEST_POSTGRES (a file of test/postgres/cluster.py) in a database there. */
function copyDemo(data) {
  const cluster = process.env.SAURO_TEST_POSTGRES;
  if (!cluster) {
    fs.cpSync(DEMO, data, {recursive: true});
    return;
  }
  const name = `e2e_${process.pid}_${path.basename(path.dirname(data)).slice(-6).toLowerCase()}`;
  const databases = (action) =>
    execFileSync('/usr/bin/python3', [path.join(REPOSITORY, 'test/postgres/cluster.py'), action, cluster, name], {
      encoding: 'utf8',
    }).trim();
  const url = databases('create');
  process.on('exit', () => databases('drop'));
  execFileSync(PROGRAM, ['copy', '--from', `sqlite:${DEMO}`, '--to', url, '--data', data]);
}

/** A served copy of the demo. `config` is added to the configuration file; with `reminders` it reminds; `stop` expects a clean end. */
export class Server {
  static async start(config = '', {reminders = false} = {}) {
    if (!hasDemo()) throw new Error(`no demo province at ${DEMO}: run the test e2e.demo first`);
    const home = temporary('sauro-e2e-');
    const server = new Server();
    server.home = home;
    server.data = path.join(home, 'data');
    copyDemo(server.data);
    const settings = path.join(home, 'sauro.toml');
    fs.writeFileSync(settings, `secure_cookies = false\n${config}\n`);
    server.log = path.join(home, 'server.log');
    const log = fs.openSync(server.log, 'a');
    server.started = Date.now();
    server.process = spawn(
      PROGRAM,
      ['serve', '--data', server.data, '--listen', '127.0.0.1:0', '--config', settings, ...(reminders ? [] : ['--no-reminders'])],
      {stdio: ['ignore', 'pipe', log], env: {...process.env, SAURO_CLOCK: NOW}},
    );
    fs.closeSync(log);
    process.on('exit', () => server.process.kill('SIGKILL'));
    server.origin = `http://127.0.0.1:${await server.#port()}`;
    return server;
  }

  /** The server's clock in milliseconds, to a second or two: it goes on from NOW. */
  now() {
    return Date.parse(NOW) + Date.now() - this.started;
  }

  async #port() {
    let said = '';
    const ended = once(this.process, 'exit').then(([code]) => {
      throw new Error(`the server ended with ${code}: ${said}${fs.readFileSync(this.log, 'utf8')}`);
    });
    const spoken = new Promise((resolve) => {
      this.process.stdout.on('data', (bytes) => {
        said += bytes;
        const port = /cổng (\d+)/.exec(said);
        if (port) resolve(port[1]);
      });
    });
    const port = await Promise.race([spoken, ended]);
    ended.catch(() => {});
    return port;
  }

  /** SIGTERM; the server must end by itself with 0. */
  async stop() {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const [code] = await ended;
    if (code !== 0) throw new Error(`the server ended with ${code}: ${fs.readFileSync(this.log, 'utf8').slice(-4000)}`);
  }
}
