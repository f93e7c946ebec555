import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import { GridComponent } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

// Only what the report draws. ECharts' own tooltip is left out on purpose: it writes HTML strings.
// The canvas is for the screen, the SVG for files.
use([CustomChart, LineChart, ScatterChart, GridComponent, LabelLayout, CanvasRenderer, SVGRenderer]);

export { init };
export type ChartOption = ComposeOption<
  CustomSeriesOption | LineSeriesOption | ScatterSeriesOption | GridComponentOption
>;
