// Short messages of the script at the lower edge: they go after five seconds, or when the person closes them.
import { useEffect, useState } from 'preact/hooks';

export interface ToastsProps {
  /** All since the file was opened. */
  toasts: { title: string; text: string }[];
}

const seconds = 5;

export function Toasts({ toasts }: ToastsProps) {
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (toasts.length <= gone) return;
    const timer = setTimeout(() => setGone(toasts.length), seconds * 1000);
    return () => clearTimeout(timer);
  }, [toasts.length, gone]);
  const newest = toasts.length > gone ? toasts.at(-1) : undefined;
  return (
    <div className="toasts" role="status">
      {newest !== undefined && (
        <div className="toast">
          {newest.title !== '' && <strong>{newest.title}</strong>}
          <span>{newest.text}</span>
          <button type="button" aria-label="Dismiss" onClick={() => setGone(toasts.length)}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
