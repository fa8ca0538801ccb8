// One small way to drive browsers that no driver of today talks to alike: old kernels of Chromium by their own protocol, Firefox by WebDriver
// BiDi, WebKit by WebDriver. Only what the short journeys need.
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const ANSWER_MS = 60_000;
/** WebKit’s driver loses a question that comes while a page gives way to the next: it is not waited for long, and asked again. */
const LOST_MS = 10_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Tries until there is something. @throws Error when there is nothing for too long */
const until = async (what, look, forMs = 60_000) => {
  const end = Date.now() + forMs;
  let last = '';
  for (;;) {
    const found = await Promise.resolve(look()).catch((error) => void (last = `: ${error.message}`));
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}${last}`);
    await pause(200);
  }
};

/** A socket that answers each command by its number; `told` hears the rest. */
const talk = async (url, told) => {
  const WebSocket = require('ws');
  const socket = await until(
    url,
    () =>
      new Promise((resolve) => {
        const one = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: 5_000 });
        one.on('open', () => resolve(one));
        one.on('error', () => resolve(undefined));
      }),
  );
  let last = 0;
  const waiting = new Map();
  socket.on('message', (text) => {
    const message = JSON.parse(text);
    if (message.id === undefined || message.id === null) return told(message);
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  return {
    close: () => socket.close(),
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), ANSWER_MS);
        waiting.set(id, ({ error, message, type, result }) => {
          clearTimeout(timer);
          if (error !== undefined || type === 'error')
            reject(new Error(`${method}: ${message ?? error.message}`));
          else resolve(result);
        });
        socket.send(JSON.stringify({ id, method, params }));
      }),
  };
};

/** Ends a browser and its helpers: each was started as the head of a group of its own. */
const end = (child, folder) => {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
};
/** Whoever started them may be ended by a fault before it closes them. */
const running = new Set();
process.on('exit', () => {
  for (const child of running) end(child);
});
const start = (file, args, env = process.env) => {
  const child = spawn(file, args, { stdio: 'ignore', env, detached: true });
  running.add(child);
  child.on('exit', () => running.delete(child));
  child.on('error', () => undefined);
  return child;
};

const scratch = () => mkdtempSync(path.join(tmpdir(), 'yinfeng-browser-'));
const json = (body) => `JSON.stringify((() => { ${body} })() ?? null)`;

/** The packages of this folder. @throws Error where they cannot be had */
export const installPackages = () => {
  if (existsSync(path.join(here, 'node_modules/ws'))) return;
  console.log('installing old kernels of Chromium (some 100 MB) …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
  });
};

/** Debian's packages, where this user may install them and they are not there. Whoever misses them still says so. */
export const installSystem = (packages) => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const missing = packages.filter((name) => {
    try {
      const asked = ['-W', '-f=${db:Status-Status}', name];
      return (
        execFileSync('dpkg-query', asked, { stdio: ['ignore', 'pipe', 'ignore'] }).toString() !== 'installed'
      );
    } catch {
      return true;
    }
  });
  if (missing.length === 0) return;
  console.log(`installing ${missing.join(', ')} …`);
  // A machine without a network should not keep anybody waiting for long.
  const quiet = {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 240_000,
  };
  const patience = ['-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=0'];
  try {
    execFileSync('apt-get', [...patience, 'update', '-qq'], quiet);
    execFileSync(
      'apt-get',
      [...patience, 'install', '-y', '-qq', '--no-install-recommends', ...missing],
      quiet,
    );
  } catch {
    // Told by whoever misses them.
  }
};

/**
 * An old kernel out of its package, unpacked once.
 * @throws Error where the package or a library of the system is missing
 */
export const kernelAt = (major) => {
  const file = path.join(here, `node_modules/chromium-${major}/bin/chromium`);
  if (!existsSync(file)) {
    if (!existsSync(`${file}.br`)) throw new Error(`no Chromium ${major} here, and none could be installed`);
    // Under its name only when it is whole: whoever unpacks it may be ended.
    const part = `${file}.${process.pid}`;
    writeFileSync(part, brotliDecompressSync(readFileSync(`${file}.br`)), { mode: 0o755 });
    renameSync(part, file);
  }
  const absent = execFileSync('ldd', [file])
    .toString()
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0]);
  if (absent.length > 0) throw new Error(`Chromium ${major} lacks ${absent.join(', ')} here`);
  return file;
};

/** Where WebKit's driver, its browser and a screen for them are. @throws Error where one is missing */
export const webkitAt = () => {
  const lib = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
  const version = existsSync(lib)
    ? readdirSync(lib)
        .filter((name) => name.startsWith('webkit2gtk-4') && existsSync(path.join(lib, name, 'MiniBrowser')))
        .toSorted()
        .at(-1)
    : undefined;
  const driver = '/usr/bin/WebKitWebDriver';
  if (version === undefined || !existsSync(driver) || !existsSync('/usr/bin/xvfb-run'))
    throw new Error('no webkit2gtk-driver and xvfb here, and none could be installed');
  return { driver, binary: path.join(lib, version, 'MiniBrowser') };
};

/** @throws Error where there is none */
export const firefoxAt = () => {
  const file = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((place) => existsSync(place));
  if (file === undefined) throw new Error('no firefox-esr here, and none could be installed');
  return file;
};

/** A way to a server that can be cut as a network is: what goes through it ends, and nothing else comes. */
export const wayTo = async (target, host = '127.0.0.1') => {
  const { hostname, port } = new URL(target);
  const sockets = new Set();
  let whole = true;
  const way = createServer((client) => {
    if (!whole) return void client.destroy();
    const server = connect(Number(port), hostname);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ]) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise((resolve, reject) => {
    way.once('error', reject);
    way.listen(0, host, resolve);
  });
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://${host}:${way.address().port}`,
    cut,
    mend: () => void (whole = true),
    close: () => {
      cut();
      way.close();
    },
  };
};

/** Chromium of any age by its own protocol. @throws Error where it does not start */
export const chromium = async (file) => {
  const port = await freePort();
  const folder = scratch();
  const child = start(file, [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--no-first-run',
    '--lang=zh-CN',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${folder}`,
    '--window-size=1366,768',
    'about:blank',
  ]);
  const errors = [];
  try {
    const target = await until('the browser', async () =>
      (
        await (await fetch(`http://127.0.0.1:${port}/json`, { signal: AbortSignal.timeout(5_000) })).json()
      ).find(({ type }) => type === 'page'),
    );
    const { send, close } = await talk(target.webSocketDebuggerUrl, ({ method, params }) => {
      if (method === 'Runtime.exceptionThrown')
        errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    });
    for (const domain of ['Runtime', 'Page', 'Network']) await send(`${domain}.enable`);
    const evaluate = async (body) => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression: json(body),
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? body);
      return JSON.parse(result.value);
    };
    return {
      version: (await send('Browser.getVersion')).product,
      errors,
      evaluate,
      go: (url) => send('Page.navigate', { url }),
      type: (text) => send('Input.insertText', { text }),
      /** As an input method writes: letters first, then what they mean in their place. */
      compose: async (letters, text) => {
        const at = letters.length;
        // 92 cannot be told to compose: there the text comes at once.
        await send('Input.imeSetComposition', {
          text: letters,
          selectionStart: at,
          selectionEnd: at,
        }).catch((error) => {
          if (!/wasn't found/.test(error.message)) throw error;
        });
        await send('Input.insertText', { text });
      },
      forget: () => send('Network.clearBrowserCookies'),
      size: (width, height) =>
        send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }),
      print: async () => Buffer.from((await send('Page.printToPDF')).data, 'base64'),
      picture: async () =>
        Buffer.from((await send('Page.captureScreenshot', { format: 'png' })).data, 'base64'),
      /** As on a processor that is so many times as slow. */
      slow: (rate) => send('Emulation.setCPUThrottlingRate', { rate }),
      /** Before any script of the page. */
      before: (source) => send('Page.addScriptToEvaluateOnNewDocument', { source }),
      block: (urls) => send('Network.setBlockedURLs', { urls }),
      close: async () => {
        close();
        end(child, folder);
      },
    };
  } catch (error) {
    end(child, folder);
    throw error;
  }
};

/** @throws Error where it does not start */
export const firefox = async () => {
  const file = firefoxAt();
  const port = await freePort();
  const folder = scratch();
  const child = start(file, [
    '--headless',
    `--remote-debugging-port=${port}`,
    '--profile',
    folder,
    '--no-remote',
    '--width=1366',
    '--height=768',
  ]);
  const errors = [];
  try {
    const { send, close } = await talk(`ws://127.0.0.1:${port}/session`, ({ method, params }) => {
      // That a server cannot be reached is the network's word, and the journey's own doing.
      if (
        method === 'log.entryAdded' &&
        params.type === 'javascript' &&
        params.level === 'error' &&
        !/establish a connection|connection to .* was interrupted/.test(params.text)
      )
        errors.push(params.text);
    });
    const { capabilities } = await send('session.new', { capabilities: {} });
    await send('session.subscribe', { events: ['log.entryAdded'] });
    const { context } = (await send('browsingContext.getTree')).contexts[0];
    const evaluate = async (body) => {
      const { result, exceptionDetails } = await send('script.evaluate', {
        expression: json(body),
        target: { context },
        awaitPromise: false,
      });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    };
    return {
      version: `${capabilities.browserName} ${capabilities.browserVersion}`,
      errors,
      evaluate,
      go: (url) => send('browsingContext.navigate', { context, url, wait: 'interactive' }),
      type: (text) =>
        send('input.performActions', {
          context,
          actions: [
            {
              type: 'key',
              id: 'keys',
              actions: [...text].flatMap((value) => [
                { type: 'keyDown', value },
                { type: 'keyUp', value },
              ]),
            },
          ],
        }),
      forget: () => send('storage.deleteCookies'),
      size: (width, height) =>
        send('browsingContext.setViewport', { context, viewport: { width, height }, devicePixelRatio: 1 }),
      print: async () => Buffer.from((await send('browsingContext.print', { context })).data, 'base64'),
      picture: async () =>
        Buffer.from((await send('browsingContext.captureScreenshot', { context })).data, 'base64'),
      close: async () => {
        close();
        end(child, folder);
      },
    };
  } catch (error) {
    end(child, folder);
    throw error;
  }
};

/** The engine of iPhones, in a screen that nobody sees. @throws Error where it does not start */
export const webkit = async () => {
  const { driver, binary } = webkitAt();
  const port = await freePort();
  // Root has no sandbox to go into.
  const child = start(
    'xvfb-run',
    ['-a', '-s', '-screen 0 1366x900x24', driver, `--port=${port}`, '--host=127.0.0.1'],
    {
      ...process.env,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      LANG: 'zh_CN.UTF-8',
    },
  );
  const call = async (method, at, body, within = ANSWER_MS) => {
    const answer = await fetch(`http://127.0.0.1:${port}${at}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(within),
    });
    const { value } = await answer.json();
    if (value?.error !== undefined) throw new Error(`${at}: ${value.message ?? value.error}`);
    return value;
  };
  try {
    await until('WebKit’s driver', () => call('GET', '/status'));
    const { sessionId, capabilities } = await call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          pageLoadStrategy: 'eager',
          'webkitgtk:browserOptions': {
            binary,
            args: ['--automation'],
          },
        },
      },
    });
    const at = `/session/${sessionId}`;
    const evaluate = async (body) =>
      JSON.parse(
        await call('POST', `${at}/execute/sync`, { script: `return ${json(body)}`, args: [] }, LOST_MS),
      );
    return {
      version: `${capabilities.browserName} ${capabilities.browserVersion}`,
      // It has no way to tell what went wrong in the page: the page notes it itself, where it can.
      errors: [],
      evaluate,
      go: (url) => call('POST', `${at}/url`, { url }),
      type: async (text) => {
        const element = await call('GET', `${at}/element/active`);
        await call('POST', `${at}/element/${Object.values(element)[0]}/value`, { text });
      },
      forget: () => call('DELETE', `${at}/cookie`),
      size: (width, height) => call('POST', `${at}/window/rect`, { width, height }),
      picture: async () => Buffer.from(await call('GET', `${at}/screenshot`), 'base64'),
      close: async () => {
        await call('DELETE', at).catch(() => undefined);
        end(child);
      },
    };
  } catch (error) {
    end(child);
    throw error;
  }
};

export { pause, until };
