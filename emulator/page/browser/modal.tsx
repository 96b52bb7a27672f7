// A dialog in front of the page: it keeps the keyboard until it is closed, and then gives it back; the browser's own
// dialog element does both.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface ModalProps {
  title: string;
  role?: 'dialog' | 'alertdialog';
  width: number;
  /** Of the content, without the title; as high as it is where absent. */
  height?: number;
  /** What becomes of a dialog that is higher than the window: it scrolls, or it's cut as Google's are. */
  fits?: 'scrolls' | 'cut';
  closed(): void;
  children: ComponentChildren;
}

export function Modal({ title, role = 'dialog', width, height, fits = 'scrolls', closed, children }: ModalProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={fits === 'cut' ? 'modal cut' : 'modal'}
      role={role}
      aria-labelledby={titleId}
      style={{ width: `${width}px` }}
      onCancel={(event) => {
        // Escape: the dialog goes when the host says so.
        event.preventDefault();
        closed();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" aria-label={`Close ${title}`} onClick={closed}>
          ×
        </button>
      </header>
      <div className="modal-content" style={{ height: height === undefined ? 'auto' : `${height}px` }}>
        {children}
      </div>
    </dialog>
  );
}
