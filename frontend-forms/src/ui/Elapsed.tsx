import { useEffect, useState } from 'react';
import { formatDuration } from './format';

/** How long something took, or takes: then it ticks. */
export function Elapsed({ from, to }: { from: string; to: string | null }) {
  const [now, setNow] = useState(() => Date.now());
  const ticks = to === null;
  useEffect(() => {
    if (!ticks) {
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticks]);
  return <>{formatDuration(from, to, now)}</>;
}
