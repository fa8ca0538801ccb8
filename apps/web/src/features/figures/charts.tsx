import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import { init, use, type ComposeOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

// Only what is drawn here; the file's name keeps it out of what is loaded for offline use.
use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

type Option = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

export type Series = {
  readonly name: string;
  /** Where each is drawn. */
  readonly values: readonly number[];
  /** What each is, as text. */
  readonly texts: readonly string[];
};

export type ChartProps = {
  readonly kind: 'lines' | 'bars';
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** What the picture shows, for who cannot see it; the numbers are in a table beside it. */
  readonly description: string;
  readonly height: number;
};

/** Colours are tokens, read where they are resolved: an SVG knows no variables of the page's. */
const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const optionOf = ({ kind, labels, series, description }: ChartProps): Option => {
  const [ink, soft, line, paper] = [token('ink'), token('ink-soft'), token('line'), token('paper')];
  const text = { color: soft, fontFamily: token('fonts').replace(/\s+/g, ' '), fontSize: 12 };
  const colors = [token('accent'), token('green')];
  const fills = [token('accent'), token('green-soft')];
  const names = {
    type: 'category' as const,
    data: [...labels],
    axisLabel: { ...text, ...(kind === 'bars' ? { width: 150, overflow: 'truncate' as const } : {}) },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    ...(kind === 'bars' ? { inverse: true } : {}),
  };
  const values = {
    type: 'value' as const,
    axisLabel: text,
    splitLine: { lineStyle: { color: line } },
  };
  return {
    animation: false,
    textStyle: text,
    aria: { enabled: true, label: { enabled: true, description } },
    legend: { top: 0, left: 0, textStyle: text, data: series.map(({ name }) => ({ name })) },
    grid: { top: 36, left: 8, right: 24, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      // A box of HTML would need styles that the page's policy refuses.
      renderMode: 'richText',
      confine: true,
      backgroundColor: paper,
      borderColor: line,
      textStyle: { ...text, color: ink },
      formatter: (params) => {
        const at = Array.isArray(params) ? params[0]?.dataIndex : params.dataIndex;
        return at === undefined
          ? ''
          : [labels[at], ...series.map(({ name, texts }) => `${name} ${texts[at]}`)].join('\n');
      },
    },
    xAxis: kind === 'bars' ? values : names,
    yAxis: kind === 'bars' ? names : values,
    series: series.map(({ name, values: data }, i) =>
      kind === 'bars'
        ? {
            type: 'bar',
            name,
            // No bar at all for nothing, not the border of one.
            data: data.map((value) => (value === 0 ? null : value)),
            barMaxWidth: 14,
            itemStyle: { color: fills[i]!, borderColor: colors[i]!, borderWidth: 1 },
          }
        : {
            type: 'line',
            name,
            data: [...data],
            symbol: i === 0 ? 'circle' : 'rect',
            symbolSize: 7,
            lineStyle: { color: colors[i]!, width: 2, type: i === 0 ? 'solid' : 'dashed' },
            itemStyle: { color: colors[i]! },
          },
    ),
  };
};

/** A picture of figures that stand beside it as a table. Drawn again when the page changes its width or its colours. */
const Chart = (props: ChartProps) => {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (element.current === null) return undefined;
    const drawn = init(element.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const width = new ResizeObserver(() => drawn.resize());
    width.observe(element.current);
    const colours = new MutationObserver(() => drawn.setOption(optionOf(latest.current), true));
    colours.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      width.disconnect();
      colours.disconnect();
      drawn.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => chart.current?.setOption(optionOf(props), true), [props]);
  return (
    <div
      ref={element}
      className="chart"
      role="img"
      aria-label={props.description}
      style={{ height: props.height }}
    />
  );
};

export default Chart;
