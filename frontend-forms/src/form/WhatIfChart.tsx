import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ForecastByCategory, type Override, points, type WhatIfPoint } from './whatIfMath';

const PAUSE = 250;

/** Sold, forecast, adjusted. It follows with a short pause, so that typing stays quick. */
export function WhatIfChart({
  source,
  overrides,
}: {
  source: ForecastByCategory;
  overrides: Override[];
}) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const stop = useRef<() => void>(undefined);
  const [failed, setFailed] = useState(false);
  const values = points(source, overrides);
  const key = JSON.stringify(values);
  const names = {
    actual: t('formParts.whatIfSold'),
    forecast: t('formParts.whatIfStatistical'),
    adjusted: t('formParts.whatIfAdjusted'),
  };

  useEffect(() => {
    let abandoned = false;
    const timer = setTimeout(
      () => {
        const element = frame.current;
        if (element === null || values.length === 0) {
          return;
        }
        import('../evidence/vega')
          .then(({ drawChart }) =>
            abandoned ? undefined : drawChart(element, spec(values, names)),
          )
          .then((finalize) => {
            stop.current?.();
            stop.current = finalize;
          })
          .catch((error: unknown) => {
            console.error('The chart could not be drawn', error);
            setFailed(!abandoned);
          });
      },
      stop.current === undefined ? 0 : PAUSE,
    );
    return () => {
      abandoned = true;
      clearTimeout(timer);
    };
    // The values as text: the lists are new with each drawing.
  }, [key]);

  useEffect(() => () => stop.current?.(), []);

  if (values.length === 0 || failed) {
    return null;
  }
  return (
    <div
      ref={frame}
      className="cs-whatif__chart"
      role="img"
      aria-label={t('formParts.whatIfChart')}
    />
  );
}

function spec(
  values: WhatIfPoint[],
  names: { actual: string; forecast: string; adjusted: string },
): Record<string, unknown> {
  const line = (field: keyof typeof names, dash: number[]) => ({
    mark: { type: 'line', tooltip: true, strokeWidth: 1.5, strokeDash: dash },
    encoding: {
      x: { field: 'date', type: 'temporal', title: '' },
      y: {
        field,
        type: 'quantitative',
        title: '',
        axis: { format: '~s' },
        scale: { zero: false },
      },
      color: {
        datum: names[field],
        type: 'nominal',
        title: '',
        scale: {
          domain: [names.actual, names.forecast, names.adjusted],
          range: ['#161616', '#0f62fe', '#8a3ffc'],
        },
        legend: { orient: 'top' },
      },
    },
  });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values },
    width: 'container',
    height: 160,
    layer: [line('actual', []), line('forecast', []), line('adjusted', [5, 3])],
  };
}
