import CheckmarkFilled from '@carbon/icons-react/es/CheckmarkFilled';
import CloseFilled from '@carbon/icons-react/es/CloseFilled';
import ErrorFilled from '@carbon/icons-react/es/ErrorFilled';
import HourglassIcon from '@carbon/icons-react/es/Hourglass';
import InProgress from '@carbon/icons-react/es/InProgress';
import UnknownFilled from '@carbon/icons-react/es/UnknownFilled';
import { useTranslation } from 'react-i18next';
import type { JobState } from '../api/types';

const LOOKS = {
  INTENDED: { icon: HourglassIcon, tone: 'live' },
  SUBMITTED: { icon: HourglassIcon, tone: 'live' },
  RUNNING: { icon: InProgress, tone: 'live' },
  SUCCEEDED: { icon: CheckmarkFilled, tone: 'ok' },
  FAILED: { icon: ErrorFilled, tone: 'bad' },
  CANCELLED: { icon: CloseFilled, tone: 'off' },
  UNKNOWN: { icon: UnknownFilled, tone: 'bad' },
} as const;

export function JobStateTag({ state }: { state: JobState }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <span className={`cs-state cs-state--${tone}`}>
      <Icon size={16} aria-hidden="true" />
      {t(`jobState.${state}`)}
    </span>
  );
}
