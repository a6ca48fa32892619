import { useEffect, useState } from 'react';
import { Problem } from '../api/problem';
import { getJobLog, type LogPart, type LogStream } from '../api/getJobLog';

const BEGINNING = -65_536;
const LONGEST = 400_000;
const PAUSE = 1_000;
const AWAY = 5_000;

/** Stands where a part of the log was not kept. */
const GAP = '\n…\n';

interface Followed {
  text: string | null;
  error: Problem | null;
}

/**
 * The end of a log, and what comes after it: each request asks for what follows the last byte that is there. Very long
 * logs lose their beginning. A log that cannot be had for a while keeps its text and goes on by itself.
 */
export function useJobLog(id: string, stream: LogStream): Followed & { again: () => void } {
  const [followed, setFollowed] = useState<Followed>({ text: null, error: null });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    let decoder = new TextDecoder();
    let timer: number | undefined;
    let text: string | null = null;
    const next = (offset: number, pause: number) => {
      timer = window.setTimeout(() => void ask(offset), pause);
    };
    const ask = async (offset: number) => {
      try {
        const part = await getJobLog(id, stream, offset, stop.signal);
        if (offset >= 0 && part.offset > offset) {
          text = (text ?? '') + decoder.decode() + GAP;
          decoder = new TextDecoder();
        }
        const bytes = part.offset === offset ? part.bytes : wholeCharacters(part);
        text = ((text ?? '') + decoder.decode(bytes, { stream: !part.ended })).slice(-LONGEST);
        setFollowed({ text, error: null });
        if (!part.ended) {
          // More than fits into one part: go on at once.
          next(part.next, part.bytes.length > 60_000 ? 0 : PAUSE);
        }
      } catch (error) {
        if (!stop.signal.aborted) {
          const problem = error instanceof Problem ? error : new Problem(0);
          setFollowed({ text, error: problem });
          if (text !== null && (problem.unreachable || problem.status === 503)) {
            next(offset, AWAY);
          }
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

/** Without the rest of a character at its beginning; the part was not cut where a reader stopped. */
function wholeCharacters(part: LogPart): Uint8Array<ArrayBuffer> {
  let rest = 0;
  while (part.offset > 0 && rest < 3 && ((part.bytes[rest] ?? 0) & 0xc0) === 0x80) {
    rest++;
  }
  return part.bytes.subarray(rest);
}
