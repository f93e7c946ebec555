import { createRequire } from 'node:module';
import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtInEngines, type Engine } from '@convscape/core';
import { brokenEngine, EngineNotFoundError } from '../../pool-error.js';

const PACKAGE_PREFIX = '@convscape/engine-';

/**
 * The engine of this name: built in, else the default export of the package `@convscape/engine-NAME`, looked for beside this package
 * and then in the working directory's `node_modules`. Anything that is not a plain name is the path of a module.
 * @throws {EngineNotFoundError}
 * @throws {PoolError} `ENGINE_BROKEN`
 */
export async function loadEngine(name: string): Promise<Engine> {
  const builtIn = Object.hasOwn(builtInEngines, name) ? builtInEngines[name] : undefined;
  if (builtIn !== undefined) return builtIn;
  const isName = /^[a-z0-9][a-z0-9-]*$/.test(name);
  const url = isName ? packageUrl(name) : fileUrl(name);
  const loaded = await importModule(name, url);
  if (!isEngine(loaded)) {
    throw brokenEngine(
      name,
      'its default export is not an engine',
      'an engine has a name, describe() and prepare()',
    );
  }
  return loaded;
}

function packageUrl(name: string): string {
  const specifier = `${PACKAGE_PREFIX}${name}`;
  for (const from of [import.meta.url, resolve('package.json')]) {
    try {
      return pathToFileURL(createRequire(from).resolve(specifier)).href;
    } catch (thrown) {
      // Looked for in the next place.
      if (codeOf(thrown) === 'MODULE_NOT_FOUND') continue;
      throw brokenEngine(
        name,
        messageOf(thrown),
        `${specifier} is installed and cannot be loaded; its package.json needs a "main", or "exports" with "default"`,
      );
    }
  }
  throw new EngineNotFoundError({
    problem: `there is no engine ${JSON.stringify(name)}`,
    hint: `built in are ${Object.keys(builtInEngines).join(' and ')}; run \`npm install ${specifier}\` if there is such a package, or give the path of a module, as ./engine.js`,
  });
}

function fileUrl(path: string): string {
  if (path.startsWith('file:')) return new URL(path).href;
  return pathToFileURL(isAbsolute(path) ? path : resolve(path)).href;
}

async function importModule(name: string, url: string): Promise<unknown> {
  try {
    const module: unknown = await import(url);
    return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  } catch (thrown) {
    const isMissing =
      codeOf(thrown) === 'ERR_MODULE_NOT_FOUND' &&
      thrown instanceof Error &&
      'url' in thrown &&
      thrown.url === url;
    if (isMissing || codeOf(thrown) === 'ERR_UNSUPPORTED_DIR_IMPORT') {
      throw new EngineNotFoundError({
        problem: `there is no engine module ${JSON.stringify(name)}`,
        hint: 'the path is taken from the working directory; give one that exists, or the name of a built-in engine',
      });
    }
    throw brokenEngine(name, messageOf(thrown), 'its module is there and throws while it loads');
  }
}

function isEngine(value: unknown): value is Engine {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'describe' in value &&
    typeof value.describe === 'function' &&
    'prepare' in value &&
    typeof value.prepare === 'function'
  );
}

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
