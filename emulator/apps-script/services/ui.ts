// `Ui`: menus, dialogs and the sidebar of the open editor.
import type { MenuItem, OpenPage } from '../../host.ts';
import type { Execution } from '../execution.ts';
import { asServed } from '../html/as-served.ts';
import type { HtmlOutput } from './html-output.ts';
import type { GoogleMenu, GooglePromptResponse, GoogleUi, Modelled } from './modelled.ts';
import { Service } from './service.ts';

const SIDEBAR_WIDTH = 300;

export class Ui
  extends Service
  implements
    Modelled<GoogleUi, 'createMenu' | 'createAddonMenu' | 'showSidebar' | 'showModalDialog'>,
    Record<'alert' | 'prompt', (...args: never[]) => unknown>
{
  readonly Button = { CLOSE: 'CLOSE', OK: 'OK', CANCEL: 'CANCEL', YES: 'YES', NO: 'NO' };
  readonly ButtonSet = { OK: 'OK', OK_CANCEL: 'OK_CANCEL', YES_NO: 'YES_NO', YES_NO_CANCEL: 'YES_NO_CANCEL' };

  createMenu(caption: string): Menu {
    return new Menu(this.run, caption);
  }
  createAddonMenu(): Menu {
    const { switches, scriptName, book } = this.run.world;
    return new Menu(this.run, switches.menuName === 'script' ? scriptName : book.name);
  }
  showSidebar(page: HtmlOutput): void {
    // Always 300 pixels wide, whatever the page asks for.
    this.run.world.sidebar = { ...pageOf(this, page), width: SIDEBAR_WIDTH, height: 0 };
  }
  showModalDialog(page: HtmlOutput, title: string): void {
    this.run.world.dialogs.push({ ...pageOf(this, page), title });
  }
  alert(...args: string[]): string {
    return ask(this.run, args) ?? 'CLOSE';
  }
  prompt(...args: string[]): PromptResponse {
    return new PromptResponse(this.run, ask(this.run, args));
  }
}

export class Menu extends Service implements Modelled<GoogleMenu, 'addItem' | 'addSeparator' | 'addSubMenu' | 'addToUi'> {
  readonly items: MenuItem[] = [];
  constructor(
    run: Execution,
    readonly caption: string,
  ) {
    super(run);
  }
  addItem(caption: string, functionName: string): this {
    this.items.push({ path: [this.caption, caption], functionName });
    return this;
  }
  addSeparator(): this {
    return this;
  }
  addSubMenu(menu: Menu): this {
    this.items.push(...menu.items.map((item) => ({ ...item, path: [this.caption, ...item.path] })));
    return this;
  }
  /** A menu of the same name is replaced. */
  addToUi(): void {
    this.run.world.menus.set(this.caption, [...this.items]);
  }
}

export class PromptResponse extends Service implements Modelled<GooglePromptResponse, 'getResponseText'> {
  constructor(
    run: Execution,
    readonly reply: string | undefined,
  ) {
    super(run);
  }
  getResponseText(): string {
    return this.reply ?? '';
  }
}

function pageOf({ run }: Ui, page: HtmlOutput): OpenPage {
  return { id: run.world.nextPage++, title: page.title, html: asServed(page.content), width: page.width, height: page.height };
}

/** The script waits, and its locks do not survive the wait. Nobody answers: the person closes the box. */
function ask(run: Execution, args: readonly string[]): string | undefined {
  // A title comes only together with a prompt and a set of buttons.
  const texts = args.length === 3 ? args.slice(0, 2) : args.slice(0, 1);
  for (const [lock, holder] of run.world.locks) if (holder === run) run.world.locks.delete(lock);
  run.world.logs.push(`A box says: ${texts.filter(Boolean).join(' - ')}`);
  return run.world.answers.shift();
}
