// The page: everything around the grid, drawn from the newest reply of the server.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FrameView, Reply, SheetView } from '../protocol.ts';
import { Consent } from './consent.tsx';
import { DemoPanel } from './demo-panel.tsx';
import { FilterLine } from './filter-line.tsx';
import { FormulaBar } from './formula-bar.tsx';
import { Lost } from './lost.tsx';
import { MenuBar } from './menu-bar.tsx';
import type { MenuNode } from './menu-tree.ts';
import { Modal } from './modal.tsx';
import { type Question, QuestionDialog } from './question.tsx';
import { ScriptFrame } from './script-frame.tsx';
import { TabStrip } from './tab-strip.tsx';
import { Toasts } from './toasts.tsx';

export interface PageState {
  reply: Reply;
  menus: MenuNode[];
  /** The sheet that is shown, as last told; absent at first. */
  view: SheetView | undefined;
  cell: { address: string; text: string; note: string | undefined; link: string | undefined; marks: string };
  busy: boolean;
  lost: boolean;
  /** What the host refused, in its words. */
  refusal: string | undefined;
  question: Question | undefined;
  /** Sizes that dialogs gave themselves. */
  sizes: Record<number, { width?: number; height?: number }>;
}

export interface PageActions {
  gridReady(container: HTMLElement): void;
  activate(sheet: number): void;
  typeIntoCell(text: string): void;
  call(frame: number, name: string, args: unknown[]): Promise<Reply['result']>;
  close(frame: number): void;
  resize(frame: number, size: { width?: number; height?: number }): void;
  agreed(refused: string[]): void;
  declined(): void;
  refusalRead(): void;
  filterRemoved(): void;
  questionLeft(): void;
  toGrid(): void;
}

export function App({ state, actions }: { state: PageState; actions: PageActions }) {
  const { reply } = state;
  const [demo, setDemo] = useState(false);
  useEffect(() => {
    document.title = `${reply.file.name} - Emulated Google Sheets`;
  }, [reply.file.name]);

  const frame = (view: FrameView, kind: 'sidebar' | 'dialog') => (
    <ScriptFrame
      key={view.id}
      view={view}
      kind={kind}
      call={(name, args) => actions.call(view.id, name, args)}
      closed={() => actions.close(view.id)}
      resized={(size) => actions.resize(view.id, size)}
      left={actions.toGrid}
    />
  );
  return (
    <>
      <div className="page">
        <header className="title-bar">
          <h1>{reply.file.name}</h1>
          <p>Emulated Google Sheets: {document.body.dataset.reach}</p>
          <p className="busy" role="status">
            {state.busy ? 'Running script' : ''}
          </p>
          {reply.demo && (
            <button type="button" aria-expanded={demo} aria-controls="demo" onClick={() => setDemo(!demo)}>
              Demo Catalog
            </button>
          )}
        </header>
        <MenuBar menus={state.menus} left={actions.toGrid} />
        <FormulaBar {...state.cell} typed={actions.typeIntoCell} left={actions.toGrid} />
        <div className="middle">
          <main className="sheet">
            <GridPlace ready={actions.gridReady} label={`tab-${reply.shown}`} />
            <FilterLine view={state.view} removed={actions.filterRemoved} />
            <footer className="foot">
              <TabStrip tabs={reply.tabs} shown={reply.shown} chosen={actions.activate} />
              <p>F6: menus, then sidebar. Escape: back to grid.</p>
            </footer>
          </main>
          {reply.sidebar !== undefined && (
            <aside className="sidebar" aria-label={reply.sidebar.title}>
              <header>
                <h2>{reply.sidebar.title}</h2>
                <button type="button" aria-label={`Close ${reply.sidebar.title}`} onClick={() => actions.close(reply.sidebar?.id ?? 0)}>
                  ×
                </button>
              </header>
              {frame(reply.sidebar, 'sidebar')}
            </aside>
          )}
          {demo && <DemoPanel closed={() => setDemo(false)} />}
        </div>
      </div>
      {reply.dialogs.map((view) => (
        <Modal
          key={view.id}
          title={view.title}
          width={state.sizes[view.id]?.width ?? view.width}
          height={state.sizes[view.id]?.height ?? view.height}
          closed={() => actions.close(view.id)}
          fits="cut"
        >
          {frame(view, 'dialog')}
        </Modal>
      ))}
      {state.question !== undefined && <QuestionDialog question={state.question} closed={actions.questionLeft} />}
      {reply.consent !== undefined && <Consent asked={reply.consent} agreed={actions.agreed} declined={actions.declined} />}
      {state.refusal !== undefined && (
        <Modal title="There was a problem" role="alertdialog" width={380} closed={actions.refusalRead}>
          <p>{state.refusal}</p>
          <button type="button" onClick={actions.refusalRead}>
            OK
          </button>
        </Modal>
      )}
      <Toasts toasts={reply.toasts} />
      {state.lost && <Lost />}
    </>
  );
}

function GridPlace({ ready, label }: { ready(container: HTMLElement): void; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const begin = useRef(ready);
  // With the first drawing and not after it: the next reply says only what this one did not, and finds a grid.
  useLayoutEffect(() => {
    if (place.current !== null) begin.current(place.current);
  }, []);
  return <div id="sheet" className="grid" role="tabpanel" aria-labelledby={label} ref={place} />;
}
