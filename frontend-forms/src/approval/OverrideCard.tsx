import { Button, Tag, TextInput } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOverride, type Override } from '../api/overrides';
import { Moment } from '../ui/Moment';
import { objectionsWords } from '../ui/objectionWords';
import { ProblemNotice } from '../ui/ProblemNotice';

const COLOURS = {
  PENDING: 'blue',
  CONFIRMED: 'green',
  USED: 'gray',
  REFUSED: 'red',
  EXPIRED: 'gray',
  OBSOLETE: 'gray',
} as const;

/** One request for an exception; a second admin answers it here. */
export function OverrideCard({ override, me }: { override: Override; me: string | undefined }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [comment, setComment] = useState('');
  const answer = useMutation({
    mutationFn: (kind: 'confirm' | 'refuse') =>
      answerOverride(override.id, kind, comment.trim() === '' ? null : comment.trim()),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['overrides'] }),
  });
  const own = me === override.requestedBy || me === override.user;
  const name = override.taskName ?? override.taskKey;
  return (
    <li className="cs-override">
      <div className="cs-override__head">
        <h3 className="cs-override__title">
          {t('approval.card', { user: override.user, task: name })}
        </h3>
        <Tag type={COLOURS[override.state]} size="sm">
          {t(`approval.state.${override.state}`)}
        </Tag>
      </div>
      <p>
        <Link to="/tasks/$taskId" params={{ taskId: override.taskId }} className="cds--link">
          {override.businessKey ?? name}
        </Link>
      </p>
      <blockquote className="cs-quote">{override.reason}</blockquote>
      <p className="cs-second">
        {t('approval.against', {
          objection: objectionsWords(override.objections, t) ?? override.objection,
        })}
      </p>
      <p className="cs-second">
        {t('approval.askedBy', { name: override.requestedBy })} <Moment at={override.requestedAt} />
        {override.answeredBy !== null && (
          <>
            {' · '}
            {t('approval.answeredBy', { name: override.answeredBy })}
          </>
        )}
        {override.comment && <> · “{override.comment}”</>}
      </p>
      {override.decisionId !== null && (
        <p>
          <Link
            to="/decisions/$decisionId"
            params={{ decisionId: override.decisionId }}
            className="cds--link"
          >
            {t('approval.record')}
          </Link>
        </p>
      )}
      {override.state === 'PENDING' &&
        (own ? (
          <p role="note">{t('approval.notYou')}</p>
        ) : (
          <div className="cs-override__answer">
            <TextInput
              id={`comment-${override.id}`}
              labelText={t('approval.comment')}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
            <Button size="md" disabled={answer.isPending} onClick={() => answer.mutate('confirm')}>
              {t('approval.confirm')}
            </Button>
            <Button
              kind="tertiary"
              size="md"
              disabled={answer.isPending}
              onClick={() => answer.mutate('refuse')}
            >
              {t('approval.refuse')}
            </Button>
          </div>
        ))}
      {answer.isError && <ProblemNotice problem={answer.error} />}
    </li>
  );
}
