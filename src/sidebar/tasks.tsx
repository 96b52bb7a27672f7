// Starts the page of the tasks, which add several rows at once, and of the help. It's shown in the sidebar, too.
import { startPage } from './page/start.tsx';
import { TasksApp } from './tasks/tasks-app.tsx';
import { reduceTasks, tasksAt, tasksFocus } from './tasks/tasks-state.ts';

import './style/base.css';
import './style/sidebar.css';

startPage({ initial: tasksAt(document.body.dataset.view), reduce: reduceTasks, focus: tasksFocus, View: TasksApp });
