/** Evidence that was made from data which has been read anew since, with another content. */
export interface Stale {
  since: string;
  reason: string;
  dataset: string;
  /** Sent back as `staleSeen` by who decides nevertheless. */
  version: string;
}
