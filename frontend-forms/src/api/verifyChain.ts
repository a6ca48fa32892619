import { requestJson } from './http';

export interface ChainVerdict {
  records: number;
  intact: boolean;
  firstBroken: number | null;
}

/** Checks the whole record of decisions; takes a while when there are many. */
export function verifyChain(): Promise<ChainVerdict> {
  return requestJson<ChainVerdict>('/decisions/verify');
}
