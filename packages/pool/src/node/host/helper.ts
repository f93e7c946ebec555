import { parentPort } from 'node:worker_threads';
import { type HelperWork, serveHelperWork } from '@convscape/core';
import { systemThreadId } from './run-queue.js';

// A thread beside a measuring one. It sleeps in the work it was given last, and takes the next message when it is told to leave that.
parentPort!.on('message', (work: HelperWork) => serveHelperWork(work));
parentPort!.postMessage(systemThreadId());
