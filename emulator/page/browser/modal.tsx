// A dialog in front of the page: it keeps the keyboard until it is closed, and then gives it back.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface ModalProps {
  title: string;
  role?: 'dialog' | 'alertdialog';
  width: number;
  /** Of the content, without the title; as high as it is where absent. */
  height?: number;
  closed(): void;
  children: ComponentChildren;
}

export function Modal({ title, role = 'dialog', width, height, closed, children }: ModalProps) {
  const titleId = useId();
  const closer = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    const before = document.activeElement;
    closer.current?.focus();
    return () => {
      // The page behind is inert until this drawing is done.
      queueMicrotask(() => {
        if (before instanceof HTMLElement) before.focus();
      });
    };
  }, []);

  return (
    <div className="backdrop">
      {/* What comes before and after the dialog sends the keyboard back into it. */}
      <span tabIndex={0} role="none" onFocus={() => closer.current?.focus()} />
      <div
        className="modal"
        role={role}
        aria-modal="true"
        aria-labelledby={titleId}
        style={{ width: `${width}px` }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') closed();
        }}
      >
        <header>
          <h2 id={titleId}>{title}</h2>
          <button type="button" ref={closer} aria-label={`Close ${title}`} onClick={closed}>
            ×
          </button>
        </header>
        <div className="modal-content" style={{ height: height === undefined ? 'auto' : `${height}px` }}>
          {children}
        </div>
      </div>
      <span tabIndex={0} role="none" onFocus={() => closer.current?.focus()} />
    </div>
  );
}
