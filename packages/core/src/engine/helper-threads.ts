/** What a helper thread is given to do: a module whose functions it runs on a memory that it shares with its caller. */
export interface HelperWork {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Which of the threads that share the work it is, from 1 on; 0 is the caller. */
  readonly thread: number;
  /** The number of the last command that is not for it any more. */
  readonly lastCommand: number;
}

/** A thread beside the one that measures. It outlives what it works for: starting one takes longer than many a visit. */
export interface HelperThread {
  /** False once it has ended, whatever ended it. */
  readonly alive: boolean;
  /**
   * Has it call `serveHelperWork(work)` in its own thread, once what it served before has returned; `leave` makes this one return, and is
   * called before the next begins.
   */
  serve(work: HelperWork, leave: () => void): void;
}

/**
 * The threads that an engine may split its work over: given by whoever measures, as runtimes differ in how a thread is started. They end
 * with the thread that measures.
 */
export interface HelperThreads {
  /** How many threads run at the same moment here, the calling one among them. */
  readonly most: number;
  /** Ends the sentence "no more than `most` threads: …". */
  readonly whyNotMore: string;
  /** The first so many helpers, each started when it is first wanted, and again when it has ended. */
  start(count: number): Promise<readonly HelperThread[]>;
}
