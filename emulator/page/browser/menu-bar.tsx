// The menu bar, by the pattern for menu bars of the ARIA Authoring Practices: arrow keys move, Enter opens or acts,
// Escape goes back.
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MenuNode } from './menu-tree.ts';

export interface MenuBarProps {
  menus: MenuNode[];
  /** Told when the person leaves the bar without choosing, so that the grid gets the keyboard back. */
  left(): void;
}

export function MenuBar({ menus, left }: MenuBarProps) {
  const [open, setOpen] = useState<number[]>([]);
  const [entry, setEntry] = useState(0);
  const bar = useRef<HTMLElement>(null);
  // Which item gets the keyboard once the menu that holds it has been drawn.
  const wanted = useRef<number[] | undefined>(undefined);

  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    bar.current?.querySelector<HTMLElement>(`[data-path="${wanted.current.join('.')}"]`)?.focus();
    wanted.current = undefined;
  });

  const close = () => setOpen([]);
  const go = (path: number[], nowOpen: number[]) => {
    wanted.current = path;
    setEntry(path[0] ?? 0);
    setOpen(nowOpen);
  };
  const choose = (node: MenuNode, path: number[]) => {
    if (node.items !== undefined) return go([...path, 0], path);
    close();
    left();
    node.act?.();
  };

  const keyDown = (event: KeyboardEvent) => {
    const path = event.target instanceof HTMLElement ? event.target.dataset.path?.split('.').map(Number) : undefined;
    if (path === undefined) return;
    const move = keyMove(menus, path, open.length > 0, event.key);
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.type === 'go') go(move.path, move.open);
    else if (move.type === 'choose') choose(move.node, path);
    else {
      close();
      left();
    }
  };

  const blurred = (event: FocusEvent) => {
    if (!(event.relatedTarget instanceof Node && bar.current?.contains(event.relatedTarget))) close();
  };

  const draw = (nodes: MenuNode[], parent: number[]): VNode[] =>
    nodes.map((node, index) => {
      const path = [...parent, index];
      const isOpen = path.every((step, depth) => open[depth] === step);
      const top = parent.length === 0;
      return (
        <div role="none" key={path.join('.')}>
          <button
            type="button"
            role="menuitem"
            data-path={path.join('.')}
            tabIndex={top && index === entry ? 0 : -1}
            aria-haspopup={node.items === undefined ? undefined : 'menu'}
            aria-expanded={node.items === undefined ? undefined : isOpen}
            onClick={() => (top && isOpen ? close() : choose(node, path))}
            onMouseEnter={() => {
              if (open.length > 0) go(path, node.items === undefined ? parent : path);
            }}
          >
            {node.caption}
          </button>
          {node.items !== undefined && isOpen && (
            <div role="menu" aria-label={node.caption}>
              {draw(node.items, path)}
            </div>
          )}
        </div>
      );
    });

  return (
    <nav ref={bar} className="menu-bar" aria-label="Menus" onKeyDown={keyDown} onFocusOut={blurred}>
      <div role="menubar" aria-label="Menus">
        {draw(menus, [])}
      </div>
    </nav>
  );
}

type Move = { type: 'go'; path: number[]; open: number[] } | { type: 'choose'; node: MenuNode } | { type: 'leave' };

/** What a key means for the item at `path`. */
function keyMove(menus: MenuNode[], path: number[], isOpen: boolean, key: string): Move | undefined {
  const parent = path.slice(0, -1);
  const siblings = nodesIn(menus, parent);
  const at = path.at(-1) ?? 0;
  const node = siblings[at];
  if (node === undefined) return undefined;
  const top = path.length === 1;
  const beside = (step: number): Move => {
    const next = ((path[0] ?? 0) + step + menus.length) % menus.length;
    return { type: 'go', path: isOpen && !top ? [next, 0] : [next], open: isOpen ? [next] : [] };
  };
  const to = (index: number): Move => ({ type: 'go', path: [...parent, (index + siblings.length) % siblings.length], open: parent });
  const into = (index: number): Move | undefined =>
    node.items === undefined
      ? undefined
      : { type: 'go', path: [...path, Math.max(0, index < 0 ? node.items.length - 1 : index)], open: path };
  switch (key) {
    case 'ArrowDown':
      return top ? into(0) : to(at + 1);
    case 'ArrowUp':
      return top ? into(-1) : to(at - 1);
    case 'ArrowRight':
      return top ? beside(1) : (into(0) ?? beside(1));
    case 'ArrowLeft':
      return top || path.length === 2 ? beside(-1) : { type: 'go', path: parent, open: parent.slice(0, -1) };
    case 'Home':
      return to(0);
    case 'End':
      return to(siblings.length - 1);
    case 'Enter':
    case ' ':
      return { type: 'choose', node };
    case 'Escape':
      return top ? { type: 'leave' } : { type: 'go', path: parent, open: parent.slice(0, -1) };
    default: {
      if (key.length !== 1) return undefined;
      const from = siblings.map((_, index) => (at + 1 + index) % siblings.length);
      const found = from.find((index) => siblings[index]?.caption.toLowerCase().startsWith(key.toLowerCase()));
      return found === undefined ? undefined : to(found);
    }
  }
}

function nodesIn(menus: MenuNode[], path: number[]): MenuNode[] {
  return path.reduce<MenuNode[]>((nodes, index) => nodes[index]?.items ?? [], menus);
}
