import { InlineNotification } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { problemWords } from '../ui/problemWords';

interface Props {
  /** What did not happen. */
  title: string;
  problem: Problem | null;
}

/** Why something was not added or taken away, in the service's words when it names what is wrong. */
export function Refused({ title, problem }: Props) {
  const { t } = useTranslation();
  if (problem === null) {
    return null;
  }
  const violations = problem.violations.map(({ message }) => message).join(' ');
  return (
    <InlineNotification
      kind="error"
      role="alert"
      lowContrast
      hideCloseButton
      title={title}
      subtitle={violations === '' ? problemWords(problem, t).detail : violations}
    />
  );
}
