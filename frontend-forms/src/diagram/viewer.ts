import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.scss';

/** Which steps of a diagram to mark, by element id. */
export interface Marks {
  done: readonly string[];
  current: readonly string[];
  stuck: readonly string[];
}

/** The one place that knows bpmn-js: a drawn diagram, as the pages need it. */
export interface DrawnDiagram {
  mark(marks: Marks): void;
  /** Shows the named steps at a size that can be read. */
  focus(ids: readonly string[]): void;
  fit(): void;
  zoom(factor: number): void;
  destroy(): void;
}

interface Canvas {
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  zoom(scale?: number | 'fit-viewport', center?: 'auto'): number;
  resized(): void;
  viewbox(box?: Box): Box & {
    scale: number;
    inner: Box;
    outer: { width: number; height: number };
  };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface ElementRegistry {
  get(id: string): Box | undefined;
}

const CLASSES = { done: 'cs-done', current: 'cs-current', stuck: 'cs-stuck' } as const;
const KINDS = ['done', 'current', 'stuck'] as const;
const MAX_SCALE = 3;
const MIN_SCALE = 0.15;
/** Below this, the names of the steps cannot be read. */
const READABLE = 0.7;
/** A small process should not be blown up to fill a large screen. */
const MAX_FIT = 1.1;

export async function drawDiagram(container: HTMLElement, xml: string): Promise<DrawnDiagram> {
  const viewer = new NavigatedViewer({
    container,
    // The page scrolls with the wheel; the diagram is zoomed with its buttons.
    zoomScroll: { enabled: false },
    bpmnRenderer: { defaultFillColor: '#ffffff', defaultStrokeColor: '#393939' },
    textRenderer: {
      defaultStyle: { fontFamily: 'IBM Plex Sans, system-ui, sans-serif', fontSize: '12px' },
    },
  });
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  const elements = viewer.get<ElementRegistry>('elementRegistry');
  let marked: [id: string, marker: string][] = [];

  const fit = () => {
    // Folded away or not laid out yet: there is nothing to fit into.
    if (container.clientWidth === 0 || container.clientHeight === 0) {
      return;
    }
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
    if (canvas.viewbox().scale > MAX_FIT) {
      canvas.zoom(MAX_FIT, 'auto');
    }
  };
  fit();

  return {
    mark(marks) {
      marked.forEach(([id, marker]) => canvas.removeMarker(id, marker));
      marked = KINDS.flatMap((kind) =>
        marks[kind]
          .filter((id) => elements.get(id) !== undefined)
          .map((id): [string, string] => [id, CLASSES[kind]]),
      );
      marked.forEach(([id, marker]) => canvas.addMarker(id, marker));
    },
    focus(ids) {
      fit();
      const boxes = ids.map((id) => elements.get(id)).filter((box) => box !== undefined);
      const first = boxes[0];
      if (first === undefined || canvas.viewbox().scale >= READABLE) {
        return;
      }
      const { inner, outer } = canvas.viewbox();
      if (outer.width === 0 || outer.height === 0) {
        return;
      }
      const width = outer.width / READABLE;
      const height = outer.height / READABLE;
      canvas.viewbox({
        x: within(first.x + first.width / 2 - width / 2, inner.x, inner.width, width),
        y: within(first.y + first.height / 2 - height / 2, inner.y, inner.height, height),
        width,
        height,
      });
    },
    fit,
    zoom(factor) {
      const scale = canvas.viewbox().scale * factor;
      canvas.zoom(Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale)), 'auto');
    },
    destroy() {
      viewer.destroy();
    },
  };
}

const MARGIN = 24;

/** Moves a window over the drawing back to where there is something to see. */
function within(start: number, innerStart: number, innerSize: number, size: number): number {
  const from = innerStart - MARGIN;
  const to = innerStart + innerSize + MARGIN - size;
  // A drawing smaller than the window stands in its middle.
  return to < from ? (from + to) / 2 : Math.min(Math.max(start, from), to);
}
