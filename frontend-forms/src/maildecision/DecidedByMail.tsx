import CheckmarkFilled from '@carbon/icons-react/es/CheckmarkFilled';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailDecision } from '../api/mailDecision';
import type { Completion } from '../api/types';

/** That the decision is recorded, and where to go on. */
export function DecidedByMail({
  decision,
  completion,
}: {
  decision: MailDecision;
  completion: Completion;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="cs-done">
      <h2 ref={heading} tabIndex={-1} className="cs-done__title">
        <CheckmarkFilled size={24} aria-hidden="true" />
        {t('mailDecision.done')}
      </h2>
      <p>{t('mailDecision.doneText', { option: decision.option.label, title: decision.title })}</p>
      <p className="cs-links">
        <Link to="/" className="cds--link">
          {t('mailDecision.inbox')}
        </Link>
        {completion.decisionId && (
          <Link
            to="/decisions/$decisionId"
            params={{ decisionId: completion.decisionId }}
            className="cds--link"
          >
            {t('mailDecision.decision')}
          </Link>
        )}
      </p>
    </section>
  );
}
