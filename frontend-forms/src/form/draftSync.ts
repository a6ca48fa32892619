import { deleteDraft, type Draft, getDraft, putDraft } from '../api/drafts';
import { Problem } from '../api/problem';
import type { FormData } from '../api/types';
import { clearLocal, readLocal, writeLocal } from './localDraft';

/** `local`: the service does not take it, this browser keeps it. */
export type DraftState =
  'none' | 'saving' | 'saved' | 'offline' | 'local' | 'tooLarge' | 'conflict';

export interface DraftStatus {
  state: DraftState;
  savedAt: string | null;
}

/** What a form is opened with from a draft. */
export interface RestoredDraft {
  data: FormData;
  savedAt: string;
  evidenceDigest: string | null;
}

const PAUSE = 1_200;
const AGAIN = 15_000;

/**
 * Keeps a draft in step with the service: saved shortly after the last key, one save at a time, kept in the
 * browser until it is there.
 */
export class DraftSync {
  private version = 0;
  private next: FormData | null = null;
  private saving = false;
  private stopped = false;
  private status: DraftStatus = { state: 'none', savedAt: null };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly online = () => void this.save();

  constructor(
    private readonly place: string,
    private readonly evidenceDigest: () => string | null,
    private readonly onStatus: (status: DraftStatus) => void,
  ) {}

  /** What there is: the service's, unless this browser has something newer. */
  async open(): Promise<RestoredDraft | null> {
    window.addEventListener('online', this.online);
    const local = readLocal(this.place);
    let there: Draft | null = null;
    try {
      there = await getDraft(this.place);
    } catch {
      // Not reachable, or not allowed to keep one: what this browser has is all there is.
      if (local !== null) {
        this.version = local.version;
        return { data: local.data, savedAt: local.at, evidenceDigest: this.evidenceDigest() };
      }
      return null;
    }
    this.version = there?.version ?? 0;
    if (local?.pending && (there === null || local.at > there.savedAt)) {
      this.change(local.data);
      return { data: local.data, savedAt: local.at, evidenceDigest: there?.evidenceDigest ?? null };
    }
    if (there !== null) {
      this.tell({ state: 'saved', savedAt: there.savedAt });
    }
    return there;
  }

  change(data: FormData): void {
    this.next = data;
    writeLocal(this.place, {
      data,
      version: this.version,
      pending: true,
      at: new Date().toISOString(),
    });
    if (this.status.state !== 'conflict') {
      this.later(PAUSE);
    }
  }

  /** After a conflict: what is on this page replaces the other one. */
  async keepMine(): Promise<void> {
    const there = await getDraft(this.place).catch(() => null);
    this.version = there?.version ?? 0;
    this.tell({ state: 'saving', savedAt: null });
    await this.save();
  }

  /** Throws it away, here and on the service. */
  async discard(): Promise<void> {
    this.forget();
    this.version = 0;
    this.tell({ state: 'none', savedAt: null });
    await deleteDraft(this.place).catch(() => undefined);
  }

  /** The form was sent: the service has deleted its draft already. */
  forget(): void {
    clearTimeout(this.timer);
    this.next = null;
    clearLocal(this.place);
  }

  /** Saves what waits when the page is left. */
  close(): void {
    window.removeEventListener('online', this.online);
    clearTimeout(this.timer);
    void this.save();
    this.stopped = true;
  }

  private later(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), pause);
  }

  private async save(): Promise<void> {
    if (this.next === null || this.saving || this.stopped) {
      return;
    }
    const data = this.next;
    this.next = null;
    this.saving = true;
    this.tell({ ...this.status, state: 'saving' });
    try {
      const saved = await putDraft(this.place, {
        version: this.version,
        data,
        evidenceDigest: this.evidenceDigest(),
      });
      this.version = saved.version;
      if (this.next === null && readLocal(this.place) !== null) {
        writeLocal(this.place, { data, version: saved.version, pending: false, at: saved.savedAt });
      }
      this.tell({ state: 'saved', savedAt: saved.savedAt });
    } catch (problem) {
      this.next ??= data;
      this.failed(problem);
    } finally {
      this.saving = false;
    }
    if (this.next !== null && this.status.state === 'saved') {
      this.later(PAUSE);
    }
  }

  private failed(problem: unknown): void {
    if (problem instanceof Problem && problem.code === 'draft-changed') {
      this.tell({ ...this.status, state: 'conflict' });
      return;
    }
    const passing = problem instanceof Problem && (problem.unreachable || problem.status >= 500);
    const tooLarge = problem instanceof Problem && problem.status === 413;
    this.tell({ ...this.status, state: passing ? 'offline' : tooLarge ? 'tooLarge' : 'local' });
    if (passing) {
      this.later(AGAIN);
    }
  }

  private tell(status: DraftStatus): void {
    this.status = status;
    if (!this.stopped) {
      this.onStatus(status);
    }
  }
}
