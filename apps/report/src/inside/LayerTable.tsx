import { formatBytes, formatCount, type LayerLatency, type LoweredLayers, layerCost } from '@convscape/core';
import { estimateText } from '../quantity/latency-text.js';
import { percentText } from '../quantity/percent-text.js';
import { layerWords, shapeWords } from './layer-words.js';
import { railRow, rails } from './rails.js';

/** Height of a row and distance of lanes, in the drawing's own units: one is a pixel at 16 px type. */
const ROW = 40;
const LANE = 14;
const MAIN = 12;

/** A block's graph and, beside each of its layers, shape and cost as core counts them. */
export function LayerTable({
  lowered,
  latencies,
}: {
  readonly lowered: LoweredLayers;
  /** One a layer; null where nobody has timed them. */
  readonly latencies: readonly LayerLatency[] | null;
}) {
  const { layers, input } = lowered;
  const costs = layers.map((placed) => layerCost(placed));
  const macs = costs.reduce((sum, cost) => sum + cost.macs, 0);
  const longestNs = Math.max(...(latencies ?? []).map(({ estimate }) => estimate.latencyNs));
  return (
    <section class="layers" aria-label="Layers of the block">
      <Graph lowered={lowered} />
      <table class="layer-table">
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Output</th>
            <th scope="col" class="numeric">
              MACs
            </th>
            <th scope="col" class="numeric">
              Share
            </th>
            <th scope="col" class="numeric">
              Parameters
            </th>
            <th scope="col" class="numeric">
              Bytes moved
            </th>
            {latencies !== null && (
              <th scope="col" class="numeric">
                Latency alone
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" class="muted">
              input
            </th>
            <td>{shapeWords(input)}</td>
            <td colSpan={latencies === null ? 4 : 5} />
          </tr>
          {layers.map(({ role, layer, inputShapes, output }, index) => {
            const cost = costs[index]!;
            const share = macs === 0 ? 0 : cost.macs / macs;
            const timed = latencies?.[index];
            return (
              <tr key={role}>
                <th scope="row">
                  {role} <span class="layer-words">{layerWords(layer, inputShapes[0]?.channels ?? 0)}</span>
                </th>
                <td>{shapeWords(output)}</td>
                <td class="numeric">{cost.macs === 0 ? '–' : formatCount(cost.macs)}</td>
                <td class="numeric layer-share" style={{ '--share': `${(share * 100).toFixed(1)}%` }}>
                  <span>{cost.macs === 0 ? '' : percentText(share)}</span>
                </td>
                <td class="numeric">{cost.params === 0 ? '–' : formatCount(cost.params)}</td>
                <td class="numeric">{formatBytes(cost.bytesMoved)}</td>
                {timed !== undefined && (
                  <td
                    class="numeric layer-share"
                    style={{ '--share': `${((timed.estimate.latencyNs / longestNs) * 100).toFixed(1)}%` }}
                    title={timed.kernel}
                  >
                    <span>{estimateText(timed.estimate)}</span>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Graph({ lowered }: { readonly lowered: LoweredLayers }) {
  const { joined, sideTracks, lanes } = rails(lowered.layers);
  const rows = lowered.layers.length + 1;
  const main = MAIN + lanes * LANE;
  const y = (index: number) => (railRow(index) + 0.5) * ROW;
  return (
    <svg
      class="layer-graph"
      viewBox={`0 0 ${main + MAIN} ${rows * ROW}`}
      style={{ width: `${(main + MAIN) / 16}rem`, height: `${(rows * ROW) / 16}rem` }}
      aria-hidden="true"
    >
      {joined.map((isJoined, index) =>
        isJoined ? <line key={y(index)} x1={main} x2={main} y1={y(index - 1)} y2={y(index)} /> : null,
      )}
      {sideTracks.map(({ from, to, lane }) => {
        const side = main - lane * LANE;
        const turn = LANE * 0.8;
        return (
          <path
            key={`${from} ${to}`}
            class="side"
            d={`M${main} ${y(from)}C${side} ${y(from)} ${side} ${y(from)} ${side} ${y(from) + turn}V${y(to) - turn}C${side} ${y(to)} ${side} ${y(to)} ${main} ${y(to)}`}
          />
        );
      })}
      <circle class="node-input" cx={main} cy={y(-1)} r={5} />
      {lowered.layers.map(({ role, layer }, index) => (
        <circle
          key={role}
          class={layer.layer === 'conv2d' || layer.layer === 'linear' ? 'node' : 'node-light'}
          cx={main}
          cy={y(index)}
          r={5}
        />
      ))}
    </svg>
  );
}
