// A frame with a page of the script: it may talk to the script through the page around it, and to nothing else.
import { useEffect, useRef } from 'preact/hooks';
import type { FrameAnswer, FrameMessage, FrameView, Reply } from '../protocol.ts';

export interface ScriptFrameProps {
  view: FrameView;
  kind: 'sidebar' | 'dialog';
  call(name: string, args: unknown[]): Promise<Reply['result']>;
  closed(): void;
  resized?(size: { width?: number; height?: number }): void;
  /** `google.script.host.editor.focus()`. */
  left(): void;
}

export function ScriptFrame(props: ScriptFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const newest = useRef(props);
  newest.current = props;
  const { view, kind } = props;

  useEffect(() => {
    const heard = async (event: MessageEvent) => {
      const inner = frame.current?.contentWindow;
      const { origin } = new URL(view.url);
      if (event.source !== inner || event.origin !== origin) return;
      const message: FrameMessage = event.data;
      const { call, closed, resized, left } = newest.current;
      if (message.type === 'close') closed();
      else if (message.type === 'focus') left();
      else if (message.type === 'size') resized?.({ width: message.width, height: message.height });
      else if (message.type === 'call') {
        const answer: FrameAnswer = { to: 'google.script', call: message.call, ...(await call(message.name, message.args)) };
        inner?.postMessage(answer, origin);
      }
    };
    window.addEventListener('message', heard);
    return () => window.removeEventListener('message', heard);
  }, [view.url]);

  return (
    <iframe
      ref={frame}
      className="script-frame"
      // How the script inside knows whether Escape closes it.
      name={kind}
      title={view.title}
      src={view.url}
      // What HtmlService allows, word for word.
      sandbox="allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts"
    />
  );
}
