import CheckmarkFilled from '@carbon/icons-react/es/CheckmarkFilled';
import CloseFilled from '@carbon/icons-react/es/CloseFilled';
import ErrorFilled from '@carbon/icons-react/es/ErrorFilled';
import InProgress from '@carbon/icons-react/es/InProgress';
import PauseFilled from '@carbon/icons-react/es/PauseFilled';
import { useTranslation } from 'react-i18next';
import type { InstanceState } from '../api/types';

const LOOKS = {
  ACTIVE: { icon: InProgress, tone: 'live' },
  COMPLETED: { icon: CheckmarkFilled, tone: 'ok' },
  CANCELLED: { icon: CloseFilled, tone: 'off' },
  SUSPENDED: { icon: PauseFilled, tone: 'off' },
  INCIDENT: { icon: ErrorFilled, tone: 'bad' },
} as const;

/** The state of an instance: colour, icon and word. */
export function StateTag({ state }: { state: InstanceState }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <span className={`cs-state cs-state--${tone}`}>
      <Icon size={16} aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
