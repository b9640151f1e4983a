// Serves the bench host: the page, the vault and the built plugin. Only to this machine. What the page writes stays in memory.

import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOST = dirname(fileURLToPath(import.meta.url));
const PROJECT = resolve(HOST, '../..');
const PLUGIN_FOLDER = '.obsidian/plugins/attention-lab';
const PLUGIN_FILES = ['main.js', 'manifest.json', 'styles.css'];
/** Workers from blobs are not among what this policy allows. */
const NO_WORKERS = "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; worker-src 'self'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.md': 'text/markdown', '.png': 'image/png', '.jpg': 'image/jpeg', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf', '.zip': 'application/zip' };

/**
 * @typedef {object} RunningHost
 * @property {string} url the page's address, with a slash at its end
 * @property {() => Promise<void>} close
 */

/**
 * Builds the page and starts to serve it.
 * @param {object} [options]
 * @param {number} [options.port] 0 takes any free port; a port that is taken is passed over for the next one
 * @param {string} [options.vault] the folder with the notes
 * @param {string | null} [options.archives] a folder with models to download; null: none
 * @param {Readonly<Record<string, Uint8Array>>} [options.besideMain] further files of the plugin's folder, by name
 * @returns {Promise<RunningHost>}
 */
export async function startHost({ port = 0, vault = join(PROJECT, 'test/vault'), archives = null, besideMain = {} } = {}) {
  if (!existsSync(join(PROJECT, 'main.js'))) throw new Error('There is no main.js. Run npm run build first.');
  const script = await bundlePage();
  /** What the page wrote or deleted (null), by path. @type {Map<string, Buffer | null>} */
  const written = new Map();

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function answer(request, response) {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname);
    if (url.searchParams.get('workers') === 'off') response.setHeader('content-security-policy', NO_WORKERS);
    const send = (body, extension) => response.writeHead(200, { 'content-type': `${TYPES[extension] ?? 'application/octet-stream'}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
    const sendFile = async (file) => (existsSync(file) ? send(await readFile(file), extname(file)) : response.writeHead(404).end());

    if (path === '/') return sendFile(join(HOST, 'index.html'));
    if (path === '/page.js') return send(script, '.js');
    if (path === '/vault.json') return send(JSON.stringify(await vaultFiles(vault, besideMain, written)), '.json');
    if (path === '/reset' && request.method === 'POST') {
      written.clear();
      return send('', '.json');
    }
    if (path.startsWith('/vault/')) {
      const name = path.slice('/vault/'.length);
      if (request.method === 'PUT') written.set(name, await bodyOf(request));
      else if (request.method === 'DELETE') written.set(name, null);
      else {
        const bytes = written.get(name);
        if (bytes === undefined) return sendFile(inside(vault, name));
        return bytes === null ? response.writeHead(404).end() : send(bytes, extname(name));
      }
      return send('', '.json');
    }
    if (archives !== null && path.startsWith('/model-archives/')) return sendFile(inside(archives, path.slice('/model-archives/'.length)));
    if (path.startsWith('/katex/')) return sendFile(inside(join(PROJECT, 'node_modules/katex/dist'), path.slice('/katex/'.length)));
    if (path.startsWith('/theme/')) return sendFile(inside(join(HOST, 'theme'), path.slice('/theme/'.length)));
    return response.writeHead(404).end();
  }

  const usedPort = await listen(server, port);
  return {
    url: `http://localhost:${usedPort}/`,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}

async function bundlePage() {
  const packageFolder = (name) => join(PROJECT, 'node_modules', name);
  const { outputFiles } = await build({
    entryPoints: [join(HOST, 'page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'error',
    // Some packages bring a later CodeMirror of their own; the app has one, of exactly these versions.
    alias: { '@codemirror/state': packageFolder('@codemirror/state'), '@codemirror/view': packageFolder('@codemirror/view') },
  });
  return Buffer.from(outputFiles[0].contents);
}

/** The vault and the plugin's folder as the page takes them in: path, time of change, bytes in base64. */
async function vaultFiles(vault, besideMain, written) {
  const files = new Map();
  for (const file of await readdir(vault, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath ?? file.path, file.name);
    files.set(relative(vault, path).split(sep).join('/'), { bytes: await readFile(path), mtime: (await stat(path)).mtimeMs });
  }
  for (const name of PLUGIN_FILES) {
    const path = join(PROJECT, name);
    if (existsSync(path)) files.set(`${PLUGIN_FOLDER}/${name}`, { bytes: await readFile(path), mtime: (await stat(path)).mtimeMs });
  }
  for (const [name, bytes] of Object.entries(besideMain)) files.set(`${PLUGIN_FOLDER}/${name}`, { bytes: Buffer.from(bytes), mtime: Date.now() });
  for (const [path, bytes] of written) {
    if (bytes === null) files.delete(path);
    else files.set(path, { bytes, mtime: Date.now() });
  }
  return [...files].map(([path, { bytes, mtime }]) => ({ path, mtime: Math.round(mtime), base64: bytes.toString('base64') }));
}

/** A path below a folder; one that would climb out of it is refused. */
function inside(folder, path) {
  const full = resolve(folder, path);
  if (full !== folder && !full.startsWith(folder + sep)) throw new Error(`Refused: ${path}`);
  return full;
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function listen(server, port) {
  return new Promise((done, fail) => {
    const tryPort = (candidate) => {
      server.once('error', (error) => {
        if (error.code === 'EADDRINUSE' && candidate !== 0 && candidate < port + 20) tryPort(candidate + 1);
        else fail(error);
      });
      server.listen(candidate, '127.0.0.1', () => done(server.address().port));
    };
    tryPort(port);
  });
}
