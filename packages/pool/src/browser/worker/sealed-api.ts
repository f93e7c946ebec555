/** Functions that a message may call, by name. */
export interface ApiFunctions {
  readonly [name: string]: (...values: never[]) => unknown;
}

/**
 * The functions as an object that Comlink can expose and that leads nowhere else. Comlink walks whatever path a message names, so that
 * `['answer', 'constructor']` of an ordinary function is `Function`, which runs text as code. Here neither the object nor a function in it
 * has a prototype, and all are frozen: no `constructor`, no `__proto__`, nothing to set. Nor has a function a name or a length, which have
 * constructors as well.
 */
export function sealedApi<Api extends ApiFunctions>(functions: Api): Api {
  const api: object = Object.create(null);
  for (const [name, call] of Object.entries(functions)) {
    Object.defineProperty(api, name, { value: sealedFunction(call), enumerable: true });
  }
  return Object.freeze(api) as Api;
}

/** Comlink calls `f.apply(parent, values)`: the one thing that such a function keeps. */
function sealedFunction(call: (...values: never[]) => unknown): object {
  const apply = bare((_parent: unknown, values: never[]) => call(...values));
  return bare((...values: never[]) => call(...values), apply);
}

function bare(call: object, apply?: object): object {
  Object.setPrototypeOf(call, null);
  for (const own of ['name', 'length']) Reflect.deleteProperty(call, own);
  if (apply !== undefined) Object.defineProperty(call, 'apply', { value: apply });
  return Object.freeze(call);
}
