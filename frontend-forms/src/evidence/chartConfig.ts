import type { Config } from 'vega-embed';

const FONT = "'IBM Plex Sans', system-ui, sans-serif";
const TEXT = '#161616';
const TEXT_SECONDARY = '#525252';
const LINE = '#e0e0e0';

/** Carbon's look for Vega-Lite: its type, its greys and its categorical palette for light themes. */
export const chartConfig: Config = {
  font: FONT,
  background: 'transparent',
  view: { stroke: null },
  axis: {
    domainColor: '#8d8d8d',
    gridColor: LINE,
    tickColor: '#8d8d8d',
    labelColor: TEXT_SECONDARY,
    labelFontSize: 12,
    titleColor: TEXT_SECONDARY,
    titleFontSize: 12,
    titleFontWeight: 400,
    labelOverlap: true,
  },
  axisX: { grid: false },
  axisY: { domain: false, ticks: false },
  legend: {
    orient: 'bottom',
    labelColor: TEXT,
    labelFontSize: 12,
    labelLimit: 260,
    titleColor: TEXT_SECONDARY,
    titleFontSize: 12,
    titleFontWeight: 400,
    symbolStrokeWidth: 3,
  },
  title: { color: TEXT, fontSize: 14, fontWeight: 600, anchor: 'start' },
  line: { strokeWidth: 2 },
  bar: { color: '#0f62fe' },
  range: {
    category: [
      '#0f62fe', '#fa4d56', '#005d5d', '#6929c4', '#b28600', '#9f1853', '#1192e8', '#198038',
      '#8a3800', '#570408',
    ], // prettier-ignore
  },
};
