import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instanceFunctionCallsQuery, type FunctionCall } from '../api/functionCalls';
import type { Instance } from '../api/types';
import { formatTime } from '../ui/format';
import { ProblemNotice } from '../ui/ProblemNotice';
import { WorkStateTag } from './WorkStateTag';

/** The functions that a case calls, live; nothing for a case that calls none. */
export function FunctionCalls({ instance }: { instance: Instance }) {
  const { t } = useTranslation();
  const calls = useQuery(instanceFunctionCallsQuery(instance.id, instance.endedAt === null));
  const names = new Map(instance.activities.map((step) => [step.activityId, step.name]));
  if (!calls.data?.length && !calls.isError) {
    return null;
  }
  return (
    <section className="cs-section">
      <h2 className="cs-section-title">{t('waiting.functionCalls')}</h2>
      {calls.isError && (
        <ProblemNotice problem={calls.error} onRetry={() => void calls.refetch()} />
      )}
      <ul className="cs-jobs">
        {calls.data?.toReversed().map((call) => (
          <FunctionCallCard
            key={call.id}
            call={call}
            name={names.get(call.activityId) ?? call.target}
          />
        ))}
      </ul>
    </section>
  );
}

function FunctionCallCard({ call, name }: { call: FunctionCall; name: string }) {
  const { t } = useTranslation();
  return (
    <li className="cs-job">
      <div className="cs-job__head">
        <h3 className="cs-job__name">{name}</h3>
        <WorkStateTag state={call.state} />
      </div>
      <p className="cs-job__target">{call.target}</p>
      <p className="cs-second">
        {[
          t('waiting.since', { when: formatTime(call.startedAt) }),
          t('waiting.attempts', { count: call.attempts }),
          call.nextAttemptAt && t('waiting.nextAttempt', { when: formatTime(call.nextAttemptAt) }),
          call.timesOutAt && t('waiting.until', { when: formatTime(call.timesOutAt) }),
          call.lastHeartbeatAt &&
            t('waiting.lastHeartbeat', { when: formatTime(call.lastHeartbeatAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {call.progress && <p>{t('waiting.saidLast', { progress: call.progress })}</p>}
      {call.errorMessage && (
        <p className="cs-job__error">{t('waiting.lastError', { message: call.errorMessage })}</p>
      )}
    </li>
  );
}
