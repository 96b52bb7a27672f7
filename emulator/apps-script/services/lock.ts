// `LockService`: locks between runs. They end with the run that holds them.
import { type Execution, hasFile, refusal, spend } from '../execution.ts';
import type { GoogleLock, GoogleLockService, Modelled } from './modelled.ts';
import { Service } from './service.ts';

export class LockService extends Service implements Modelled<GoogleLockService, 'getDocumentLock' | 'getUserLock' | 'getScriptLock'> {
  getDocumentLock(): Lock {
    // Google's types promise one; without a file there is null.
    if (!hasFile(this.run)) return null as unknown as Lock;
    return new Lock(this.run, 'document');
  }
  /** Of each person, over all files. */
  getUserLock(): Lock {
    return new Lock(this.run, `user ${this.run.user}`);
  }
  getScriptLock(): Lock {
    return new Lock(this.run, 'script');
  }
}

export class Lock extends Service implements Modelled<GoogleLock, 'tryLock' | 'waitLock' | 'releaseLock' | 'hasLock'> {
  constructor(
    run: Execution,
    readonly name: string,
  ) {
    super(run);
  }
  tryLock(milliseconds: number): boolean {
    return take(this, milliseconds);
  }
  waitLock(milliseconds: number): void {
    if (!take(this, milliseconds)) throw refusal(this.run, 'lock-timeout');
  }
  releaseLock(): void {
    if (this.hasLock()) this.run.world.locks.delete(this.name);
  }
  hasLock(): boolean {
    return this.run.world.locks.get(this.name) === this.run;
  }
}

/** A negative timeout fails even when the lock is free. A holder other than this run is a run around this one, so waiting for it would be for nothing: only the time passes. */
function take({ run, name }: Lock, milliseconds: number): boolean {
  const { negativeLockTimeout } = run.world.switches;
  if (milliseconds < 0 && negativeLockTimeout === 'throws') throw refusal(run, 'bad-argument', 'timeoutInMillis');
  if (milliseconds < 0 && negativeLockTimeout === 'fails') return false;
  const holder = run.world.locks.get(name);
  if (holder && holder !== run) {
    spend(run, milliseconds);
    return false;
  }
  run.world.locks.set(name, run);
  return true;
}
