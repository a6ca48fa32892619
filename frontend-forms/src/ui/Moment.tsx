import { formatRelative, formatTime } from './format';

/** A point in time, as one says it; the exact time on hover and for machines. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatTime(at)}>
      {formatRelative(at)}
    </time>
  );
}
