// `Logger`: lines for the log, beside `console`.
import type { GoogleLogger, Modelled } from './modelled.ts';
import { Service } from './service.ts';

export class Logger extends Service implements Modelled<GoogleLogger, 'clear'> {
  /** `%s` stands for one of the values. */
  log(format: unknown, ...values: unknown[]): this {
    let next = 0;
    const text = typeof format === 'string' ? format : JSON.stringify(format);
    this.run.world.logs.push(text.replace(/%s/g, () => String(values[next++])));
    return this;
  }
  clear(): void {
    this.run.world.logs = [];
  }
}
