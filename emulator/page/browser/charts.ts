// Charts over the grid, drawn as plain SVG. Each is one picture to a screen reader, whose name says the title and all numbers.
import type { ChartDump } from '../../host.ts';
import type { SheetView } from '../protocol.ts';

const SVG = 'http://www.w3.org/2000/svg';
const COLOR = '#3367b1';
const MARGIN = { top: 40, right: 20, bottom: 36, left: 20 };
/** Between neighboring bars, as a part of their share. */
const GAP = 0.25;
/** Below this share, only each second column has its label. */
const MIN_LABELED = 46;
const LABEL_WIDTH = 170;
const MAX_LABEL = 24;

/** Width of the numbers of rows, and height of the letters of columns. */
const HEADERS = { width: 46, height: 22 };
const COLUMN_WIDTH = 100;
const ROW_HEIGHT = 21;

/** The first row and column below what is frozen, from 0, and how much of them is out of sight. */
export interface Scroll {
  row: number;
  column: number;
  x: number;
  y: number;
}

/** Draws the charts of a sheet into a layer over its cells. What is frozen stays in front of them. */
export function drawCharts(layer: HTMLElement, view: SheetView | undefined, scroll: Scroll): void {
  layer.replaceChildren();
  if (!view || view.charts.length === 0) return;
  const { frozenRows, frozenColumns } = view;
  const frozen = { x: leftOf(view, frozenColumns + 1), y: topOf(view, frozenRows + 1) };
  const scrolled = {
    x: leftOf(view, frozenColumns + scroll.column + 1) - frozen.x + scroll.x,
    y: topOf(view, frozenRows + scroll.row + 1) - frozen.y + scroll.y,
  };
  Object.assign(layer.style, { left: `${HEADERS.width + frozen.x}px`, top: `${HEADERS.height + frozen.y}px` });
  const figures = view.charts.map((chart) => {
    const figure = figureOf(chart);
    const left = leftOf(view, chart.column) + chart.x - frozen.x - scrolled.x;
    const top = topOf(view, chart.row) + chart.y - frozen.y - scrolled.y;
    Object.assign(figure.style, { left: `${left}px`, top: `${top}px` });
    return figure;
  });
  layer.append(...figures);
}

function leftOf({ columnWidths, hiddenColumns }: SheetView, column: number): number {
  let left = 0;
  for (let before = 1; before < column; before++) if (!hiddenColumns.includes(before)) left += columnWidths[before] ?? COLUMN_WIDTH;
  return left;
}

function topOf({ hiddenRows }: SheetView, row: number): number {
  return (row - 1 - hiddenRows.filter((hidden) => hidden < row).length) * ROW_HEIGHT;
}

function figureOf(chart: ChartDump): HTMLElement {
  const figure = document.createElement('div');
  figure.className = 'chart';
  figure.setAttribute('role', 'img');
  figure.setAttribute('aria-label', inWords(chart));
  const svg = element('svg', {
    width: chart.width,
    height: chart.height,
    viewBox: `0 0 ${chart.width} ${chart.height}`,
    'aria-hidden': 'true',
  });
  svg.append(text(chart.title, { x: 16, y: 24, 'font-weight': 'bold' }), ...(chart.type === 'BAR' ? bars(chart) : columns(chart)));
  figure.append(svg);
  return figure;
}

/** The title, then each label with its numbers as the cells show them. */
function inWords({ title, labels, series }: ChartDump): string {
  const points = labels.flatMap((label, index) => {
    const texts = series.map(({ texts }) => texts[index] ?? '').filter((shown) => shown !== '');
    return label === '' || texts.length === 0 ? [] : [`${label}: ${texts.join(', ')}`];
  });
  return `Chart: ${title}. ${points.length === 0 ? 'No data' : points.join('. ')}.`;
}

/** The points of the first series that have a label. */
function pointsOf({ labels, series }: ChartDump) {
  const [first] = series;
  return labels.flatMap((label, index) =>
    label === '' ? [] : [{ label, value: Math.max(0, first?.values[index] ?? 0), shown: first?.texts[index] ?? '' }],
  );
}

function columns(chart: ChartDump): SVGElement[] {
  const points = pointsOf(chart);
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const share = (chart.width - MARGIN.left - MARGIN.right) / Math.max(1, points.length);
  const bottom = chart.height - MARGIN.bottom;
  const room = bottom - MARGIN.top - 16;
  return points.flatMap(({ label, value, shown }, index) => {
    const height = (value / highest) * room;
    const left = MARGIN.left + index * share;
    const middle = { x: left + share / 2, 'text-anchor': 'middle', 'font-size': 10 };
    return [
      element('rect', { x: left + (share * GAP) / 2, y: bottom - height, width: share * (1 - GAP), height, fill: COLOR }),
      text(shown, { ...middle, y: bottom - height - 4 }),
      ...(share >= MIN_LABELED || index % 2 === 0 ? [text(label, { ...middle, y: bottom + 16 })] : []),
    ];
  });
}

function bars(chart: ChartDump): SVGElement[] {
  const points = pointsOf(chart);
  const longest = Math.max(1, ...points.map(({ value }) => value));
  // Google leaves room for rows without a label, too.
  const share = (chart.height - MARGIN.top - 12) / Math.max(1, chart.labels.length);
  const room = chart.width - LABEL_WIDTH - MARGIN.right - 60;
  return points.flatMap(({ label, value, shown }, index) => {
    const top = MARGIN.top + index * share;
    const width = (value / longest) * room;
    const short = label.length > MAX_LABEL ? `${label.slice(0, MAX_LABEL)}…` : label;
    return [
      text(short, { x: LABEL_WIDTH - 8, y: top + share / 2 + 4, 'text-anchor': 'end', 'font-size': 11 }),
      element('rect', { x: LABEL_WIDTH, y: top + (share * GAP) / 2, width, height: share * (1 - GAP), fill: COLOR }),
      text(shown, { x: LABEL_WIDTH + width + 6, y: top + share / 2 + 4, 'font-size': 10 }),
    ];
  });
}

function text(content: string, attributes: Record<string, string | number>): SVGElement {
  const made = element('text', { 'font-size': 14, ...attributes });
  made.textContent = content;
  return made;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
