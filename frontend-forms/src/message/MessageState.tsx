import CheckmarkFilled from '@carbon/icons-react/es/CheckmarkFilled';
import CloseFilled from '@carbon/icons-react/es/CloseFilled';
import ErrorFilled from '@carbon/icons-react/es/ErrorFilled';
import HourglassIcon from '@carbon/icons-react/es/Hourglass';
import { useTranslation } from 'react-i18next';
import type { MessageState } from '../api/messages';

const LOOKS = {
  PENDING: { icon: HourglassIcon, tone: 'live' },
  SENT: { icon: CheckmarkFilled, tone: 'ok' },
  FAILED: { icon: ErrorFilled, tone: 'bad' },
  CANCELLED: { icon: CloseFilled, tone: 'off' },
} as const;

/** How a message stands. */
export function MessageStateTag({ state }: { state: MessageState }) {
  const { t } = useTranslation();
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <span className={`cs-state cs-state--${tone}`}>
      <Icon size={16} aria-hidden="true" />
      {t(`message.states.${state}`)}
    </span>
  );
}
