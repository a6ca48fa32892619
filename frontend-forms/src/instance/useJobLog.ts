import { useEffect, useState } from 'react';
import { Problem } from '../api/problem';
import { getJobLog, type LogStream } from '../api/getJobLog';

const BEGINNING = -65_536;
const LONGEST = 400_000;
const PAUSE = 1_000;

interface Followed {
  text: string | null;
  error: Problem | null;
}

/**
 * The end of a log, and what comes after it: each request asks for what follows the last byte that is there. Very long
 * logs lose their beginning.
 */
export function useJobLog(id: string, stream: LogStream): Followed & { again: () => void } {
  const [followed, setFollowed] = useState<Followed>({ text: null, error: null });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    const decoder = new TextDecoder();
    let timer: number | undefined;
    let text = '';
    const ask = async (offset: number) => {
      try {
        const part = await getJobLog(id, stream, offset, stop.signal);
        text = (text + decoder.decode(part.bytes, { stream: true })).slice(-LONGEST);
        setFollowed({ text, error: null });
        if (!part.ended) {
          // More than fits into one part: go on at once.
          timer = window.setTimeout(
            () => void ask(part.next),
            part.bytes.length > 60_000 ? 0 : PAUSE,
          );
        }
      } catch (error) {
        if (!stop.signal.aborted) {
          setFollowed({ text, error: error instanceof Problem ? error : new Problem(0) });
        }
      }
    };
    void ask(BEGINNING);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [id, stream, round]);

  return { ...followed, again: () => setRound(round + 1) };
}
