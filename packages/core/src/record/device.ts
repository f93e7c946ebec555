/** What must be equal for two results to be of one device. Load, steal, seed and time belong to the run. `unknown` is an honest value. */
export interface DeviceFingerprint {
  readonly cpuModel: string;
  readonly cpuFlags: readonly string[];
  readonly physicalCores: number | 'unknown';
  readonly logicalCores: number;
  /** Cores this process may use (container quota or affinity). */
  readonly quotaCores: number | 'unknown';
  /** `{ "L1d": 32768, "L2": 1048576, "L3": 33554432 }`, bytes. */
  readonly cacheBytes: { readonly [level: string]: number };
  readonly hypervisor: string;
  readonly governor: string;
  readonly turbo: string;
  readonly operatingSystem: string;
  readonly architecture: string;
  /** `node 20.20.2`, `chromium 156` */
  readonly runtime: string;
  readonly v8Version: string;
  readonly v8Flags: readonly string[];
  readonly webAssemblyFeatures: readonly string[];
  /** Of a browser: whether its page was isolated, and so had fine timers and shared memory. Absent elsewhere. */
  readonly crossOriginIsolated?: boolean;
}
