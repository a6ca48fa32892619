import { useEffect, useRef, useState } from 'react';
import type { FormData } from '../api/types';
import { DraftSync, type DraftStatus, type RestoredDraft } from './draftSync';

export interface DraftOfForm {
  /** Whether it is known what there is. */
  ready: boolean;
  restored: RestoredDraft | null;
  status: DraftStatus;
  change(data: FormData): void;
  /** After sending. */
  forget(): void;
  discard(): void;
  keepMine(): void;
  takeOther(): void;
  /** Another number means: draw the form anew. */
  round: number;
}

const NONE: DraftStatus = { state: 'none', savedAt: null };

/**
 * The draft of a form.
 *
 * @param place `/tasks/{id}` or `/definitions/{key}`; null when nothing can be filled in
 */
export function useDraft(place: string | null, evidenceDigest: string | null): DraftOfForm {
  const [round, setRound] = useState(0);
  const [opened, setOpened] = useState<{ key: string; restored: RestoredDraft | null }>();
  const [status, setStatus] = useState(NONE);
  const digest = useRef(evidenceDigest);
  digest.current = evidenceDigest;
  const sync = useRef<DraftSync | null>(null);
  const key = `${place ?? ''} ${round}`;

  useEffect(() => {
    if (place === null) {
      return;
    }
    let abandoned = false;
    const mine = new DraftSync(place, () => digest.current, setStatus);
    sync.current = mine;
    void mine.open().then((restored) => {
      if (!abandoned) {
        setOpened({ key, restored });
      }
    });
    return () => {
      abandoned = true;
      mine.close();
    };
  }, [place, round, key]);

  const anew = () => {
    setStatus(NONE);
    setRound((now) => now + 1);
  };
  return {
    ready: place === null || opened?.key === key,
    restored: place !== null && opened?.key === key ? opened.restored : null,
    status,
    round,
    change: (data) => sync.current?.change(data),
    forget: () => sync.current?.forget(),
    discard: () => void sync.current?.discard().then(anew),
    keepMine: () => void sync.current?.keepMine(),
    takeOther: () => {
      sync.current?.forget();
      anew();
    },
  };
}
