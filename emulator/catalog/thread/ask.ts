// Asks the thread of the demo Catalog and sleeps until it replies: the callers, such as a script of Apps Script, are
// synchronous. The server goes on meanwhile, because it has a thread of its own.
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Questions, Reply } from './question.ts';

export type Ask = <Name extends keyof Questions>(name: Name, argument: Questions[Name]['argument']) => Questions[Name]['answer'];

/** A machine that's busy with other things only takes longer. Only a thread that hangs takes as long as this. */
const patience = 170_000;

export function createAsk(port: MessagePort, bell: Int32Array): Ask {
  return (name, argument) => {
    const before = Atomics.load(bell, 0);
    port.postMessage({ name, argument });
    // The notification of the reply before may come late and wake this one: only the bell itself counts.
    while (Atomics.load(bell, 0) === before) {
      if (Atomics.wait(bell, 0, before, patience) === 'timed-out') throw new Error(`The demo Catalog didn’t respond to ${name}.`);
    }
    // Proof: the thread posts one Reply before it rings the bell.
    const reply = receiveMessageOnPort(port)?.message as Reply;
    if ('problem' in reply) throw new Error(reply.problem);
    return reply.answer as Questions[typeof name]['answer'];
  };
}
