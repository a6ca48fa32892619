import { Button } from '@carbon/react';
import ArrowDown from '@carbon/icons-react/es/ArrowDown';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types';

interface Props {
  task: Task;
  panel: RefObject<HTMLElement | null>;
}

/** On a phone: the decision is always one tap away, however long the evidence is. */
export function DecideBar({ task, panel }: Props) {
  const { t } = useTranslation();
  const [away, setAway] = useState(false);

  useEffect(() => {
    const element = panel.current;
    if (element === null) {
      return;
    }
    const observer = new IntersectionObserver(
      ([entry]) =>
        setAway(entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.top > 0),
      { rootMargin: '0px 0px -96px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [panel]);

  const toPanel = () => {
    panel.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    panel.current?.focus({ preventScroll: true });
  };

  if (!away) {
    return null;
  }
  return (
    <div className="cs-decide-bar">
      <Button renderIcon={ArrowDown} onClick={toPanel}>
        {t(task.claimable || task.completable ? 'task.toDecision' : 'task.toForm')}
      </Button>
    </div>
  );
}
