// `Session`: who is here.
import type { Execution } from '../execution.ts';
import { languageOf } from '../world.ts';
import type { GoogleSession, GoogleUser, Modelled } from './modelled.ts';
import { Service } from './service.ts';

export class Session
  extends Service
  implements Modelled<GoogleSession, 'getActiveUser' | 'getEffectiveUser' | 'getScriptTimeZone' | 'getActiveUserLocale'>
{
  getActiveUser(): User {
    // Simple triggers do not learn who it is.
    return new User(this.run, this.run.mode === 'FULL' ? this.run.user : '');
  }
  getEffectiveUser(): User {
    return new User(this.run, this.run.user);
  }
  /** The zone of the manifest; the spreadsheet has its own. */
  getScriptTimeZone(): string {
    return this.run.world.bundle.timeZone;
  }
  /** That of the account, and not of the spreadsheet. */
  getActiveUserLocale(): string {
    return languageOf(this.run.world, this.run.user);
  }
}

export class User extends Service implements Modelled<GoogleUser, 'getEmail'> {
  constructor(
    run: Execution,
    readonly email: string,
  ) {
    super(run);
  }
  getEmail(): string {
    return this.email;
  }
  override toString(): string {
    return this.email;
  }
}
