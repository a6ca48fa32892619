import CheckmarkFilled from '@carbon/icons-react/es/CheckmarkFilled';
import CloseFilled from '@carbon/icons-react/es/CloseFilled';
import ErrorFilled from '@carbon/icons-react/es/ErrorFilled';
import HourglassIcon from '@carbon/icons-react/es/Hourglass';
import InProgress from '@carbon/icons-react/es/InProgress';
import { useTranslation } from 'react-i18next';
import type { FanOutState } from '../api/fanOuts';
import type { FunctionCallState } from '../api/functionCalls';
import type { SensorState } from '../api/sensors';

const LOOKS = {
  WAITING: { icon: HourglassIcon, tone: 'live' },
  RUNNING: { icon: InProgress, tone: 'live' },
  READY: { icon: HourglassIcon, tone: 'live' },
  CALLING: { icon: InProgress, tone: 'live' },
  ANSWERED: { icon: InProgress, tone: 'live' },
  MET: { icon: CheckmarkFilled, tone: 'ok' },
  SUCCEEDED: { icon: CheckmarkFilled, tone: 'ok' },
  TIMED_OUT: { icon: ErrorFilled, tone: 'bad' },
  FAILED: { icon: ErrorFilled, tone: 'bad' },
  CANCELLING: { icon: InProgress, tone: 'live' },
  CANCELLED: { icon: CloseFilled, tone: 'off' },
} as const;

/** How a sensor, a function call or a fan-out stands. */
export function WorkStateTag({ state }: { state: SensorState | FunctionCallState | FanOutState }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <span className={`cs-state cs-state--${tone}`}>
      <Icon size={16} aria-hidden="true" />
      {t(`waiting.state.${state}`)}
    </span>
  );
}
