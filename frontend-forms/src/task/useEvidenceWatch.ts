import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Evidence, Task } from '../api/types';

export interface EvidenceWatch {
  /** The evidence on the screen is another than the one that was there before; it has to be looked at. */
  changed: boolean;
  lookedAgain: boolean;
  setLookedAgain: (looked: boolean) => void;
  /** The service refused a decision because the evidence has changed. */
  reportChange: () => void;
}

/**
 * Notices that a task's evidence was exchanged, by a refused decision or by a fresh look at the task,
 * and loads the new one. The decision has to wait until the person says to have looked at it.
 */
export function useEvidenceWatch(task: Task, evidence: UseQueryResult<Evidence>): EvidenceWatch {
  const [changed, setChanged] = useState(false);
  const [lookedAgain, setLookedAgain] = useState(false);
  const { refetch } = evidence;

  const reportChange = useCallback(() => {
    setChanged(true);
    setLookedAgain(false);
    void refetch();
  }, [refetch]);

  const shown = evidence.data?.digest;
  const asked = evidence.isFetching;
  useEffect(() => {
    if (
      !asked &&
      shown !== undefined &&
      task.evidenceDigest !== null &&
      shown !== task.evidenceDigest
    ) {
      reportChange();
    }
    // Only a new digest of the task starts this; the answer to the reload must not start it again.
  }, [task.evidenceDigest]);

  return { changed, lookedAgain, setLookedAgain, reportChange };
}
