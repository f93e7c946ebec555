import { type ChartOption, init } from '../chart/echarts.js';
import { type Frame, framedSvg } from './framed-svg.js';
import { pageLook } from './page-look.js';

/** Of a saved chart, in pixels: as wide as a column of text can be, whatever the window was. */
const SIZE = { width: 960, height: 600 };

/** A chart drawn again from its data, as lines and letters and not as pixels. */
export function chartAsSvg(option: ChartOption, frame: Frame): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  try {
    chart.setOption(option);
    const svg = chart.renderToSVGString().replace(/^<svg width="\d+" height="\d+"/, '<svg');
    return framedSvg({ svg, ...SIZE }, frame, pageLook());
  } finally {
    chart.dispose();
  }
}
