import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartBlock } from '../api/types';
import { isComposed } from './fitted';

type State = 'loading' | 'drawn' | 'failed';

/** A Vega-Lite chart. The library is loaded when the first chart is shown. */
export function Chart({ block }: { block: ChartBlock }) {
  const { t } = useTranslation();
  const titleId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>('loading');

  useEffect(() => {
    const element = frame.current;
    if (element === null) {
      return;
    }
    let abandoned = false;
    let finalize: (() => void) | undefined;
    setState('loading');
    import('./vega')
      .then(({ drawChart }) => drawChart(element, block.spec))
      .then((stop) => {
        if (abandoned) {
          stop();
          return;
        }
        finalize = stop;
        setState('drawn');
      })
      .catch((error: unknown) => {
        console.error('The chart could not be drawn', error);
        if (!abandoned) {
          setState('failed');
        }
      });
    return () => {
      abandoned = true;
      finalize?.();
    };
  }, [block.spec]);

  return (
    <section className="cs-block">
      <h3 id={titleId} className="cs-block__title">
        {block.title ?? t('evidence.chart')}
      </h3>
      {block.description && <p className="cs-block__text">{block.description}</p>}
      {state === 'failed' && <p role="alert">{t('evidence.chartFailed')}</p>}
      {state === 'loading' && <div className="cs-chart__wait" aria-hidden="true" />}
      <div
        ref={frame}
        className="cs-chart"
        // A composed chart keeps its width and scrolls; what scrolls has to be reachable with the keyboard.
        {...(isComposed(block.spec) ? { tabIndex: 0, 'data-wide': true } : {})}
        hidden={state === 'failed'}
        role="figure"
        aria-labelledby={titleId}
      />
    </section>
  );
}
