import type { ReportDocument } from '@convscape/core';
import { DeviceCard } from './DeviceCard.js';
import { RunCard } from './RunCard.js';

/** On what and how everything was measured. */
export function MachineView({ report }: { readonly report: ReportDocument }) {
  if (report.devices.length === 0 && report.runs.length === 0) return null;
  return (
    <section aria-labelledby="machine-title">
      <h2 id="machine-title">How it was measured</h2>
      <div class="cards">
        {report.devices.map((record) => (
          <DeviceCard key={record.device} record={record} />
        ))}
        {report.runs.map((run) => (
          <RunCard key={run.run} run={run} />
        ))}
      </div>
    </section>
  );
}
