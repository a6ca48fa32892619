import { Button } from '@carbon/react';
import CenterToFit from '@carbon/icons-react/es/CenterToFit';
import ZoomIn from '@carbon/icons-react/es/ZoomIn';
import ZoomOut from '@carbon/icons-react/es/ZoomOut';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnDiagram, Marks } from './viewer';

interface Props {
  xml: string;
  marks: Marks;
  /** What the drawing shows, for people who cannot see it. */
  label: string;
}

const STEP = 1.3;

/** The drawing of a process with the steps done, the current ones and the stuck ones marked. */
export function Diagram({ xml, marks, label }: Props) {
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const [diagram, setDiagram] = useState<DrawnDiagram | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const element = container.current;
    if (element === null) {
      return;
    }
    let abandoned = false;
    let drawn: DrawnDiagram | undefined;
    setFailed(false);
    import('./viewer')
      .then(({ drawDiagram }) => (abandoned ? undefined : drawDiagram(element, xml)))
      .then((result) => {
        drawn = result;
        if (abandoned) {
          drawn?.destroy();
        } else {
          setDiagram(drawn ?? null);
        }
      })
      .catch((error: unknown) => {
        console.error('The diagram could not be drawn', error);
        if (!abandoned) {
          setFailed(true);
        }
      });
    return () => {
      abandoned = true;
      setDiagram(null);
      drawn?.destroy();
    };
  }, [xml]);

  useEffect(() => diagram?.mark(marks), [diagram, marks]);

  // Where the process is comes first; the whole drawing is one button away.
  const here = [...marks.stuck, ...marks.current].join(' ');
  useEffect(() => diagram?.focus(here.split(' ')), [diagram, here]);

  useEffect(() => {
    const element = container.current;
    if (element === null || diagram === null) {
      return;
    }
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth !== width) {
        width = element.clientWidth;
        diagram.focus(here.split(' '));
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [diagram, here]);

  if (failed) {
    return <p role="alert">{t('diagram.failed')}</p>;
  }
  return (
    <div className="cs-diagram">
      <div className="cs-diagram__bar">
        <ul className="cs-legend">
          <li className="cs-legend__done">{t('diagram.done')}</li>
          <li className="cs-legend__current">{t('diagram.current')}</li>
          {marks.stuck.length > 0 && <li className="cs-legend__stuck">{t('diagram.stuck')}</li>}
        </ul>
        <div className="cs-diagram__tools">
          <Button
            kind="ghost"
            size="sm"
            hasIconOnly
            renderIcon={ZoomOut}
            iconDescription={t('diagram.zoomOut')}
            tooltipAlignment="end"
            onClick={() => diagram?.zoom(1 / STEP)}
          />
          <Button
            kind="ghost"
            size="sm"
            hasIconOnly
            renderIcon={ZoomIn}
            iconDescription={t('diagram.zoomIn')}
            tooltipAlignment="end"
            onClick={() => diagram?.zoom(STEP)}
          />
          <Button
            kind="ghost"
            size="sm"
            hasIconOnly
            renderIcon={CenterToFit}
            iconDescription={t('diagram.fit')}
            tooltipAlignment="end"
            onClick={() => diagram?.fit()}
          />
        </div>
      </div>
      <div ref={container} className="cs-diagram__canvas" role="figure" aria-label={label} />
    </div>
  );
}
