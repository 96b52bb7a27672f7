// `HtmlService`: pages from the project's HTML files, plain or as templates.
import { Script } from 'node:vm';
import { type Execution, refusal } from '../execution.ts';
import { templateCode } from '../html/template-code.ts';
import { Blob } from './blob.ts';
import { HtmlOutput } from './html-output.ts';
import type { GoogleHtmlService, GoogleHtmlTemplate, Modelled } from './modelled.ts';
import { Service } from './service.ts';

export class HtmlService extends Service implements Modelled<GoogleHtmlService, 'createHtmlOutputFromFile' | 'createTemplateFromFile'> {
  readonly XFrameOptionsMode = { ALLOWALL: 'ALLOWALL', DEFAULT: 'DEFAULT' };
  readonly SandboxMode = { IFRAME: 'IFRAME' };

  createHtmlOutput(content: string | Blob = ''): HtmlOutput {
    return new HtmlOutput(this.run, content instanceof Blob ? content.getDataAsString() : content);
  }
  createHtmlOutputFromFile(name: string): HtmlOutput {
    return new HtmlOutput(this.run, fileNamed(this.run, name));
  }
  createTemplateFromFile(name: string): HtmlTemplate {
    return new HtmlTemplate(this.run, fileNamed(this.run, name));
  }
}

export class HtmlTemplate extends Service implements Modelled<GoogleHtmlTemplate, 'evaluate'> {
  constructor(
    run: Execution,
    readonly content: string,
  ) {
    super(run);
  }
  /** Scriptlets see the script's globals and what was set on the template. */
  evaluate(): HtmlOutput {
    const make = this.run.realm.evaluate(scriptOf(this.content));
    // The code is one function expression.
    const html = this.run.realm.call(make as (data: unknown) => string, [this]);
    return new HtmlOutput(this.run, String(html));
  }
}

const compiled = new Map<string, Script>();

/** Each version of a template is compiled once. */
function scriptOf(template: string): Script {
  const script = compiled.get(template) ?? new Script(templateCode(template), { filename: 'template.html' });
  compiled.set(template, script);
  return script;
}

function fileNamed(run: Execution, name: string): string {
  const content = run.world.bundle.pages.get(name.replace(/\.html$/, ''));
  if (content === undefined) throw refusal(run, 'no-file', name);
  return content;
}
