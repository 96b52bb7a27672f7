// Where the page of the sidebar begins; `data-view` of the body says what it shows first.
import './style/base.css';
import './style/sidebar.css';
import { sidebarFocus } from './logic/focus.ts';
import { reduceSidebar } from './logic/sidebar.ts';
import { openedAt } from './logic/sidebar-state.ts';
import { placeNamed } from './logic/view.ts';
import { startPage } from './start-page.tsx';
import { SidebarApp } from './views/sidebar-app.tsx';

const initial = openedAt(placeNamed(document.body.dataset.view), Date.now());
const sidebar = startPage({ initial, reduce: reduceSidebar, focus: sidebarFocus, View: SidebarApp });

function look(): void {
  sidebar.dispatch({ type: 'looked', now: Date.now() });
}

// Edits in the grid are not told to the sidebar; it asks when the person comes back to it.
window.addEventListener('focus', look);
document.documentElement.addEventListener('mouseenter', look);
setInterval(() => sidebar.dispatch({ type: 'ticked', now: Date.now() }), 30_000);
