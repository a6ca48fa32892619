import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogStream } from '../api/getJobLog';
import type { Job } from '../api/types';
import { ProblemNotice } from '../ui/ProblemNotice';
import { useJobLog } from './useJobLog';

const STREAMS: LogStream[] = ['stdout', 'stderr'];

/** What a job wrote last and writes now; follows its end while the reader is at the end. */
export function JobLog({ job, name }: { job: Job; name: string }) {
  const { t } = useTranslation();
  const streams = job.logStreams ?? STREAMS;
  const [wanted, setStream] = useState<LogStream>(job.state === 'FAILED' ? 'stderr' : 'stdout');
  const stream = streams.includes(wanted) ? wanted : (streams[0] ?? wanted);
  const log = useJobLog(job.id, stream);
  const frame = useRef<HTMLPreElement>(null);
  const atEnd = useRef(true);

  useEffect(() => {
    const element = frame.current;
    if (element !== null && atEnd.current) {
      element.scrollTop = element.scrollHeight;
    }
  }, [log.text]);

  return (
    <div className="cs-log">
      {streams.length > 1 && (
        <div className="cs-filter" role="group" aria-label={t('job.stream')}>
          {streams.map((choice) => (
            <button
              key={choice}
              type="button"
              className="cs-filter__choice cs-filter__choice--small"
              aria-pressed={choice === stream}
              onClick={() => setStream(choice)}
            >
              {t(`job.${choice}`)}
            </button>
          ))}
        </div>
      )}
      {log.error && <ProblemNotice problem={log.error} onRetry={log.again} />}
      {(!log.error || log.text) && (
        <pre
          ref={frame}
          className="cs-log__text"
          tabIndex={0}
          role="region"
          aria-label={t('job.logOf', { name })}
          onScroll={(event) => {
            const element = event.currentTarget;
            atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
          }}
        >
          {log.text === '' ? t('job.emptyLog') : (log.text ?? t('common.loading'))}
        </pre>
      )}
    </div>
  );
}
