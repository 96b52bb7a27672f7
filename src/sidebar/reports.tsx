// Starts the page of the reports. It's shown in the sidebar, too.
import { startPage } from './page/start.tsx';
import { ReportsApp } from './reports/reports-app.tsx';
import { reduceReports, reportsAt, reportsFocus } from './reports/reports-state.ts';

import './style/base.css';
import './style/sidebar.css';

startPage({ initial: reportsAt(document.body.dataset.view), reduce: reduceReports, focus: reportsFocus, View: ReportsApp });
