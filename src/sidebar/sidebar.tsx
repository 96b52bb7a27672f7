// Starts the page of the sidebar. The body's `data-view` names its first view.
import { placeNamed, sidebarFocus } from './home/navigation.ts';
import { reduceSidebar } from './home/sidebar.ts';
import { SidebarApp } from './home/sidebar-app.tsx';
import { openedAt } from './page/sidebar-state.ts';
import { startPage } from './page/start.tsx';

import './style/base.css';
import './style/sidebar.css';

const initial = openedAt(placeNamed(document.body.dataset.view), Date.now());
const sidebar = startPage({ initial, reduce: reduceSidebar, focus: sidebarFocus, View: SidebarApp });

function look(): void {
  sidebar.dispatch({ type: 'looked', now: Date.now() });
}

// Google doesn't notify the sidebar of edits, so it asks the server when the user comes back to it.
window.addEventListener('focus', look);
document.documentElement.addEventListener('mouseenter', look);
setInterval(() => sidebar.dispatch({ type: 'ticked', now: Date.now() }), 30_000);
