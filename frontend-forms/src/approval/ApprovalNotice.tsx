import { Button, InlineNotification } from '@carbon/react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types';
import { useRights } from '../app/rights';
import { ApprovalStatus } from './ApprovalStatus';
import { objectionWords } from '../ui/objectionWords';
import './approval.scss';

const RequestDialog = lazy(() => import('./OverrideRequestDialog'));

/** How far the approvals of a task are, whether it is stuck, and for admins the way out. */
export function ApprovalNotice({ task }: { task: Task }) {
  const { t } = useTranslation();
  const rights = useRights();
  const [asking, setAsking] = useState(false);
  const approvals = task.approvals;
  if (!approvals) {
    return null;
  }
  const stuck = approvals.shortage;
  return (
    <section className="cs-approvals" aria-label={t('approval.status')}>
      {stuck !== null && (
        <InlineNotification
          kind="warning"
          lowContrast
          hideCloseButton
          title={t('approval.stuck')}
          subtitle={objectionWords(approvals.shortageObjection, t) ?? stuck}
        />
      )}
      <ApprovalStatus approvals={approvals} />
      {rights.administer && (
        <Button kind="ghost" size="sm" onClick={() => setAsking(true)}>
          {t('approval.ask')}
        </Button>
      )}
      {asking && (
        <Suspense fallback={null}>
          <RequestDialog task={task} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </section>
  );
}
