import embed, { type VisualizationSpec } from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';
import { chartConfig } from './chartConfig';
import { fitted } from './fitted';

const REFUSED = 'Evidence carries its data; nothing is loaded from an address.';

/** Evidence may not load anything: neither data nor images, from nowhere. */
const refusingLoader = {
  load: () => Promise.reject(new Error(REFUSED)),
  sanitize: () => Promise.reject(new Error(REFUSED)),
  http: () => Promise.reject(new Error(REFUSED)),
  file: () => Promise.reject(new Error(REFUSED)),
};

/**
 * Draws a Vega-Lite specification and gives the function that removes it. Expressions are interpreted
 * (`ast`), as the content security policy forbids making code from text.
 */
export async function drawChart(
  element: HTMLElement,
  spec: Record<string, unknown>,
): Promise<() => void> {
  const result = await embed(element, fitted(spec, element.clientWidth) as VisualizationSpec, {
    mode: 'vega-lite',
    actions: false,
    renderer: 'svg',
    ast: true,
    expr: expressionInterpreter,
    loader: refusingLoader,
    config: chartConfig,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  });
  return () => result.finalize();
}
