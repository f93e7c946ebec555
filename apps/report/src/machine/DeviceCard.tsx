import { type DeviceFingerprint, type DeviceRecord, formatBytes } from '@convscape/core';
import { deviceName } from './device-words.js';
import { Facts } from './Facts.js';

/** What the numbers were taken on: everything that must be equal for two results to meet. */
export function DeviceCard({ record }: { readonly record: DeviceRecord }) {
  const { fingerprint } = record;
  return (
    <article class="card">
      <h3>{deviceName(fingerprint)}</h3>
      <Facts
        facts={[
          ['Cores', coresText(fingerprint)],
          ['Caches', cacheText(fingerprint.cacheBytes)],
          ['System', `${fingerprint.operatingSystem}, ${fingerprint.architecture}`],
          ['Hypervisor', fingerprint.hypervisor],
          ['Governor', `${fingerprint.governor}, turbo ${fingerprint.turbo}`],
          ['Runtime', `${fingerprint.runtime}, V8 ${fingerprint.v8Version}`],
          ['V8 flags', <Words words={fingerprint.v8Flags} />],
          ['WebAssembly', <Words words={fingerprint.webAssemblyFeatures} />],
          ['Page', isolationText(fingerprint)],
          ['Device', <code>{record.device}</code>],
        ]}
      />
      {fingerprint.cpuFlags.length > 0 && (
        <details>
          <summary>{fingerprint.cpuFlags.length} CPU flags</summary>
          <p class="flags">{fingerprint.cpuFlags.join(' ')}</p>
        </details>
      )}
    </article>
  );
}

function Words({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return <>none</>;
  return (
    <span class="words">
      {words.map((word) => (
        <code key={word}>{word}</code>
      ))}
    </span>
  );
}

/** Of a browser; null elsewhere. */
function isolationText({ crossOriginIsolated }: DeviceFingerprint): string | null {
  if (crossOriginIsolated === undefined) return null;
  return crossOriginIsolated ? 'isolated: fine timer' : 'not isolated: coarse timer';
}

function coresText({ physicalCores, logicalCores, quotaCores }: DeviceFingerprint): string {
  const usable = quotaCores === 'unknown' ? '' : `, ${quotaCores} usable here`;
  return `${physicalCores} physical, ${logicalCores} logical${usable}`;
}

function cacheText(caches: DeviceRecord['fingerprint']['cacheBytes']): string {
  const levels = Object.entries(caches).map(([level, bytes]) => `${level} ${formatBytes(bytes)}`);
  return levels.length === 0 ? 'unknown' : levels.join(', ');
}
