// `ScriptApp`: triggers and authorization.
import { type Execution, refusal } from '../execution.ts';
import type { Trigger as TriggerData } from '../world.ts';
import type {
  GoogleAuthorizationInfo,
  GoogleClockTriggerBuilder,
  GoogleScriptApp,
  GoogleTrigger,
  GoogleTriggerBuilder,
  Modelled,
} from './modelled.ts';
import { Service } from './service.ts';
import type { Spreadsheet } from './spreadsheet.ts';

export class ScriptApp
  extends Service
  implements
    Modelled<
      GoogleScriptApp,
      'getProjectTriggers' | 'getUserTriggers' | 'newTrigger' | 'deleteTrigger' | 'getAuthorizationInfo' | 'getScriptId'
    >
{
  readonly AuthMode = { NONE: 'NONE', CUSTOM_FUNCTION: 'CUSTOM_FUNCTION', LIMITED: 'LIMITED', FULL: 'FULL' };
  readonly AuthorizationStatus = { REQUIRED: 'REQUIRED', NOT_REQUIRED: 'NOT_REQUIRED' };
  readonly EventType = { CLOCK: 'CLOCK', ON_OPEN: 'ON_OPEN', ON_EDIT: 'ON_EDIT', ON_CHANGE: 'ON_CHANGE' };
  readonly TriggerSource = { CLOCK: 'CLOCK', SPREADSHEETS: 'SPREADSHEETS' };

  /** Those of this person only. */
  getProjectTriggers(): Trigger[] {
    return ofUser(this.run).map((data) => new Trigger(this.run, data));
  }
  getUserTriggers(_file: Spreadsheet): Trigger[] {
    return ofUser(this.run).map((data) => new Trigger(this.run, data));
  }
  newTrigger(functionName: string): TriggerBuilder {
    return new TriggerBuilder(this.run, functionName);
  }
  deleteTrigger(trigger: Trigger): void {
    const { world } = this.run;
    world.triggers = world.triggers.filter((each) => each.id !== trigger.data.id);
  }
  getAuthorizationInfo(): AuthorizationInfo {
    return new AuthorizationInfo(this.run);
  }
  getScriptId(): string {
    return '1PracticeScriptOfTheEmulator000000000000000000000000000000';
  }
}

export class AuthorizationInfo extends Service implements Modelled<GoogleAuthorizationInfo, 'getAuthorizationUrl'> {
  getAuthorizationStatus(): string {
    return this.run.mode === 'FULL' ? 'NOT_REQUIRED' : 'REQUIRED';
  }
  getAuthorizationUrl(): string {
    return 'https://script.google.com/practice/authorize';
  }
}

export class Trigger extends Service implements Modelled<GoogleTrigger, 'getUniqueId' | 'getHandlerFunction'> {
  constructor(
    run: Execution,
    readonly data: TriggerData,
  ) {
    super(run);
  }
  getUniqueId(): string {
    return this.data.id;
  }
  getHandlerFunction(): string {
    return this.data.functionName;
  }
  getEventType(): string {
    return 'CLOCK';
  }
  getTriggerSource(): string {
    return 'CLOCK';
  }
  getTriggerSourceId(): string | null {
    return null;
  }
}

export class TriggerBuilder extends Service implements Modelled<GoogleTriggerBuilder, 'timeBased'> {
  constructor(
    run: Execution,
    readonly functionName: string,
  ) {
    super(run);
  }
  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.run, this.functionName);
  }
}

export class ClockTriggerBuilder
  extends Service
  implements
    Modelled<GoogleClockTriggerBuilder, 'everyHours' | 'everyDays' | 'everyMinutes' | 'atHour' | 'nearMinute' | 'inTimezone' | 'create'>
{
  hours: number | undefined;
  constructor(
    run: Execution,
    readonly functionName: string,
  ) {
    super(run);
  }
  everyHours(hours: number): this {
    this.hours = hours;
    return this;
  }
  everyDays(days: number): this {
    this.hours = days * 24;
    return this;
  }
  /** Add-ons may run once an hour at most. */
  everyMinutes(_minutes: number): this {
    throw refusal(this.run, 'trigger-too-often');
  }
  atHour(_hour: number): this {
    return this;
  }
  nearMinute(_minute: number): this {
    return this;
  }
  inTimezone(_zone: string): this {
    return this;
  }
  /** One clock trigger per person and file; one that is made in a trigger's own run comes up disabled. */
  create(): Trigger {
    const { world, user, clockwork } = this.run;
    if (ofUser(this.run).length > 0) throw refusal(this.run, 'too-many-triggers');
    const id = String(7_000_000_000_000_000 + world.nextTrigger++);
    const data = { id, user, functionName: this.functionName, everyHours: this.hours, disabled: clockwork };
    world.triggers.push(data);
    return new Trigger(this.run, data);
  }
}

function ofUser({ world, user }: Execution): TriggerData[] {
  return world.triggers.filter((each) => each.user === user);
}
