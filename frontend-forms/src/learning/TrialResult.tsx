import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyTrial } from '../api/tryPolicy';
import { DataTable } from '../evidence/DataTable';
import { Moment } from '../ui/Moment';
import { Figures } from './Figures';

/** What a policy would have done: the sentence, the matrix, the cases. */
export function TrialResult({ trial }: { trial: PolicyTrial }) {
  const { t } = useTranslation();
  const casesId = useId();
  return (
    <section>
      <p className="cs-insight__summary">{trial.summary}</p>
      {trial.capped && <p className="cs-muted">{t('learning.capped')}</p>}
      {trial.fromRecordedInputs > 0 && (
        <p className="cs-muted">
          {t('learning.recordedInputs', { count: trial.fromRecordedInputs })}
        </p>
      )}
      <Figures
        items={[
          { label: t('learning.cases'), value: String(trial.cases) },
          { label: t('learning.automaticBefore'), value: String(trial.automaticBefore) },
          { label: t('learning.automaticNow'), value: String(trial.automaticNow) },
          { label: t('learning.notReplayed'), value: String(trial.cases - trial.replayed) },
        ]}
      />
      {trial.matrix.length > 0 && (
        <DataTable
          block={{
            type: 'table',
            title: t('learning.matrix'),
            columns: [
              { key: 'before', label: t('learning.before') },
              { key: 'now', label: t('learning.now') },
              { key: 'count', label: t('learning.count'), format: 'integer' },
            ],
            rows: trial.matrix.map((cell) => ({ ...cell })),
          }}
        />
      )}
      {trial.notReplayed.length > 0 && (
        <DataTable
          block={{
            type: 'table',
            title: t('learning.reasons'),
            columns: [
              { key: 'reason', label: t('learning.reason') },
              { key: 'count', label: t('learning.count'), format: 'integer' },
            ],
            rows: trial.notReplayed.map((each) => ({ ...each })),
          }}
        />
      )}
      {trial.items.length > 0 && (
        <div className="cs-block">
          <h3 id={casesId} className="cs-block__title">
            {t('learning.theCases')}
          </h3>
          <div className="cs-scroll" role="region" aria-labelledby={casesId} tabIndex={0}>
            <Table size="sm" aria-labelledby={casesId}>
              <TableHead>
                <TableRow>
                  <TableHeader>{t('learning.case')}</TableHeader>
                  <TableHeader>{t('learning.evaluated')}</TableHeader>
                  <TableHeader>{t('learning.before')}</TableHeader>
                  <TableHeader>{t('learning.now')}</TableHeader>
                  <TableHeader>{t('learning.people')}</TableHeader>
                </TableRow>
              </TableHead>
              <TableBody>
                {trial.items.map((each) => (
                  <TableRow key={`${each.instanceId} ${each.evaluatedAt}`}>
                    <TableCell>
                      <Link to="/instances/$instanceId" params={{ instanceId: each.instanceId }}>
                        {each.businessKey ?? each.instanceId}
                      </Link>
                    </TableCell>
                    <TableCell>
                      <Moment at={each.evaluatedAt} />
                    </TableCell>
                    <TableCell>{each.before ?? '–'}</TableCell>
                    <TableCell>{each.problem ?? each.now ?? '–'}</TableCell>
                    <TableCell>{t(`learning.human.${each.human}`)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        </div>
      )}
    </section>
  );
}
