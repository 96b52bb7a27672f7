// Where the page of the tasks begins: jobs that write many rows at once, shown in the sidebar.
import { startPage } from './page/start.tsx';
import { TasksApp } from './tasks/tasks-app.tsx';
import { reduceTasks, tasksAt, tasksFocus } from './tasks/tasks-state.ts';

import './style/base.css';
import './style/sidebar.css';

startPage({ initial: tasksAt(document.body.dataset.view), reduce: reduceTasks, focus: tasksFocus, View: TasksApp });
