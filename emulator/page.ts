// The page that shows an emulated spreadsheet in a browser, and what those need who start it or follow it.
export type { Demo, DemoAction, DemoRequest, DemoView, Meanwhile, Scale } from './page/demo.ts';
export { newToken } from './page/guarded-server.ts';
export type { GridModel } from './page/protocol.ts';
export { downloadable as workbookFile, type PageOptions, type PageServer, servePage } from './page/serve-page.ts';
export { openSidebar } from './page/watch-host.ts';
