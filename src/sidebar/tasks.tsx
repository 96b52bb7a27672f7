// Where the page of the tasks begins: jobs that write many rows at once, shown in the sidebar.
import './style/base.css';
import './style/sidebar.css';
import { reduceTasks, tasksAt, tasksFocus } from './logic/tasks.ts';
import { startPage } from './start-page.tsx';
import { TasksApp } from './views/tasks-app.tsx';

startPage({ initial: tasksAt(document.body.dataset.view), reduce: reduceTasks, focus: tasksFocus, View: TasksApp });
