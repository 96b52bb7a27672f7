// `HtmlOutput`: a page to be shown.
import type { Execution } from '../execution.ts';
import type { GoogleHtmlOutput, Modelled } from './modelled.ts';
import { Service } from './service.ts';

export class HtmlOutput extends Service implements Modelled<GoogleHtmlOutput, 'getContent' | 'setTitle' | 'setWidth' | 'setHeight'> {
  title = '';
  width = 600;
  height = 400;
  constructor(
    run: Execution,
    public content: string,
  ) {
    super(run);
  }
  getContent(): string {
    return this.content;
  }
  setTitle(title: string): this {
    this.title = title;
    return this;
  }
  setWidth(width: number): this {
    this.width = width;
    return this;
  }
  setHeight(height: number): this {
    this.height = height;
    return this;
  }
}
