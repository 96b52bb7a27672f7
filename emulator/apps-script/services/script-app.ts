// `ScriptApp`: triggers and authorization.
import { type Execution, refusal } from '../execution.ts';
import { now, type Trigger as TriggerData } from '../world.ts';
import type {
  GoogleAuthorizationInfo,
  GoogleClockTriggerBuilder,
  GoogleScriptApp,
  GoogleTrigger,
  GoogleTriggerBuilder,
  Modelled,
} from './modelled.ts';
import { Service } from './service.ts';

export class ScriptApp
  extends Service
  implements Modelled<GoogleScriptApp, 'getProjectTriggers' | 'newTrigger' | 'deleteTrigger' | 'getAuthorizationInfo'>
{
  readonly AuthMode = { NONE: 'NONE', CUSTOM_FUNCTION: 'CUSTOM_FUNCTION', LIMITED: 'LIMITED', FULL: 'FULL' };
  readonly AuthorizationStatus = { REQUIRED: 'REQUIRED', NOT_REQUIRED: 'NOT_REQUIRED' };

  /** Those of this person only. */
  getProjectTriggers(): Trigger[] {
    return ofUser(this.run).map((data) => new Trigger(this.run, data));
  }
  newTrigger(functionName: string): TriggerBuilder {
    return new TriggerBuilder(this.run, functionName);
  }
  deleteTrigger(trigger: Trigger): void {
    const { world } = this.run;
    world.triggers = world.triggers.filter((each) => each.id !== trigger.data.id);
  }
  getAuthorizationInfo(_mode: unknown): AuthorizationInfo {
    return new AuthorizationInfo(this.run);
  }
}

/** An enumeration there, its name here, as it prints. */
export class AuthorizationInfo
  extends Service
  implements Record<keyof Pick<GoogleAuthorizationInfo, 'getAuthorizationStatus'>, () => string>
{
  getAuthorizationStatus(): string {
    const { consent, refusedScopes } = this.run.world.switches;
    return consent === 'missing' || refusedScopes.length > 0 ? 'REQUIRED' : 'NOT_REQUIRED';
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

export class ClockTriggerBuilder extends Service implements Modelled<GoogleClockTriggerBuilder, 'everyHours' | 'everyMinutes' | 'create'> {
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
  /** Add-ons may run once an hour at most. */
  everyMinutes(_minutes: number): this {
    throw refusal(this.run, 'trigger-too-often');
  }
  /** One clock trigger per person and file; one that is made in a trigger's own run comes up disabled. */
  create(): Trigger {
    const { world, user, clockwork } = this.run;
    if (ofUser(this.run).length > 0) throw refusal(this.run, 'too-many-triggers');
    const id = String(7_000_000_000_000_000 + world.nextTrigger++);
    const disabled = clockwork && world.switches.triggerFromTrigger === 'disabled';
    const due = now(world) + someMinutes(world.nextTrigger);
    const data = { id, user, functionName: this.functionName, everyHours: this.hours, disabled, due };
    world.triggers.push(data);
    return new Trigger(this.run, data);
  }
}

/** Google picks a moment within the hour and keeps it. Looks random and is not. */
function someMinutes(seed: number): number {
  return (1 + ((seed * 37) % 59)) * 60_000;
}

function ofUser({ world, user }: Execution): TriggerData[] {
  return world.triggers.filter((each) => each.user === user);
}
