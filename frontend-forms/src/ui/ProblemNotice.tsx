import { Button, InlineNotification } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { problemWords } from './problemWords';

interface Props {
  problem: Problem;
  onRetry?: (() => void) | undefined;
}

/** A failed call, said where its result would have been. */
export function ProblemNotice({ problem, onRetry }: Props) {
  const { t } = useTranslation();
  const words = problemWords(problem, t);
  return (
    <div className="cs-problem">
      <InlineNotification
        kind="error"
        role="alert"
        lowContrast
        hideCloseButton
        title={words.title}
        subtitle={words.detail}
      />
      {onRetry && (
        <Button kind="tertiary" size="sm" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      )}
    </div>
  );
}
