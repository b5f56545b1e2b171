import { expose } from 'comlink';
import { answerRequests } from '../../../src/runner/answerRequests.ts';
import type { Engine } from '../../../src/runner/engine.ts';
import { nextTask } from '../../../src/runner/nextTask.ts';
import type { WorkerApi } from '../../../src/runner/workerApi.ts';
import type { SpawnedWorker } from '../../../src/runner/workerSlot.ts';

/** One question that reached a worker. `worker` counts from 0 in the order of spawning. */
export interface Question {
  readonly worker: number;
  readonly method: keyof WorkerApi;
  readonly args: readonly unknown[];
  /** Number of questions that any worker was asked before. */
  readonly before: number;
}

/** What a worker does with a question: answers after that many tasks of the event loop or after an event, hangs, dies. */
export type Behaviour = { readonly afterTasks: number } | { readonly after: Promise<void> } | 'hang' | 'die';

/** Workers that live in this thread, each behind a real MessageChannel. */
export interface ChannelWorkers {
  readonly spawn: () => SpawnedWorker;
  readonly questions: readonly Question[];
  /** Answers that were handed to the channel, to look at what is left of them here. */
  readonly answers: readonly unknown[];
  readonly spawned: number;
  readonly terminated: number;
  /** Closes a worker's channel, as a crash between two questions would. */
  kill(worker: number): void;
}

/**
 * Workers that behave as told, question by question; by default they answer at once.
 * @param now the workers' clock, milliseconds
 */
export function channelWorkers(
  engine: Engine,
  behave: (question: Question) => Behaviour = () => ({ afterTasks: 0 }),
  now?: () => number,
): ChannelWorkers {
  const questions: Question[] = [];
  const answers: unknown[] = [];
  const ports: MessagePort[] = [];
  let terminated = 0;

  function spawn(): SpawnedWorker {
    const { port1, port2 } = new MessageChannel();
    const worker = ports.length;
    ports.push(port2);
    const api = answerRequests(engine, now);

    async function answer(method: keyof WorkerApi, args: readonly unknown[]): Promise<unknown> {
      const question = { worker, method, args, before: questions.length };
      questions.push(question);
      const behaviour = behave(question);
      if (behaviour === 'die') port2.close();
      if (behaviour === 'die' || behaviour === 'hang') return new Promise(() => {});
      if ('after' in behaviour) await behaviour.after;
      else for (let task = 0; task < behaviour.afterTasks; task++) await nextTask();
      const reply = (api[method] as (...args: readonly unknown[]) => unknown)(...args);
      answers.push(reply);
      return reply; // the same object, so its list of buffers to hand over still holds
    }

    expose(
      {
        ready: () => answer('ready', []),
        chunks: (...args: unknown[]) => answer('chunks', args),
        values: (...args: unknown[]) => answer('values', args),
        exact: (...args: unknown[]) => answer('exact', args),
      },
      port2,
    );
    return {
      endpoint: port1,
      terminate() {
        terminated++;
        port1.close();
      },
    };
  }

  return {
    spawn,
    questions,
    answers,
    get spawned() {
      return ports.length;
    },
    get terminated() {
      return terminated;
    },
    kill: (worker) => ports[worker]?.close(),
  };
}
