/** What `/proc/cpuinfo` says. */
export interface CpuInfo {
  readonly model: string | null;
  readonly flags: readonly string[];
  readonly physicalCores: number | null;
}

/**
 * Reads the text of `/proc/cpuinfo`: one paragraph a logical core. Physical cores are the different pairs of `physical id` and `core id`;
 * ARM kernels name neither, nor a model, and call flags `Features`.
 */
export function parseCpuInfo(text: string): CpuInfo {
  const cores = text.split(/\n\s*\n/).map(fieldsOf);
  const first = cores[0] ?? new Map<string, string>();
  const pairs = cores.flatMap((core) =>
    core.has('core id') ? [`${core.get('physical id') ?? 0}/${core.get('core id')}`] : [],
  );
  return {
    model: first.get('model name') ?? first.get('cpu model') ?? null,
    flags: (first.get('flags') ?? first.get('Features') ?? '').split(/\s+/).filter(Boolean).sort(),
    physicalCores: pairs.length > 0 ? new Set(pairs).size : null,
  };
}

function fieldsOf(paragraph: string): Map<string, string> {
  return new Map(
    paragraph.split('\n').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
    }),
  );
}
