import { type FSWatcher, watch } from 'node:fs';
import { describe, expect } from 'vitest';
import { explore } from '../explore.js';
import { markOf, survivorsOf } from '../marked-processes.js';
import { sandbox } from '../sandbox.js';
import { writeConfig } from '../tiny-sweep.js';
import { itSurvives } from './fault.js';
import {
  anyBelow,
  concluded,
  damageOf,
  expectOk,
  FAULT_CANDIDATES,
  FAULT_SWEEP,
  lostOrDoubled,
  type StoredVisit,
  SWEEP,
  storedVisits,
} from './fault-sweep.js';

/** A sweep of this size starts within a second and takes several. */
const LATEST_KILL_MS = 3500;
const NEAR_A_COMMIT_MS = 5;
/** Only those that came when they were meant to count as tries; of all, it must be so many. */
const LEAST_ON_TIME = 0.75;

/** Kills, once, and is told whether the moment was the one that was asked for. */
type Kill = (kill: (isOnTime: boolean) => void, folder: string) => void;

const atAnyMoment: Kill = (kill) => setTimeout(() => kill(true), anyBelow(LATEST_KILL_MS));

/** Shortly after the log of the database has changed, which it does when something is committed and at no other time. */
const nearACommit: Kill = (kill, folder) => {
  let changes = 1 + anyBelow(20);
  const watcher: FSWatcher = watch(folder, (_event, file) => {
    if (file !== 'convscape.sqlite-wal' || --changes > 0) return;
    const committedAt = performance.now();
    watcher.close();
    clearTimeout(given);
    setTimeout(() => kill(performance.now() - committedAt <= NEAR_A_COMMIT_MS), anyBelow(NEAR_A_COMMIT_MS));
  });
  // In case the sweep has fewer commits left than that.
  const given = setTimeout(() => {
    watcher.close();
    kill(false);
  }, 2 * LATEST_KILL_MS).unref();
};

/** Runs the sweep until it is killed; the visits that another process could read before that, which makes them acknowledged. */
async function sweepUntilKilled(folder: string, when: Kill) {
  let seen: readonly StoredVisit[] = [];
  let isRunning = true;
  let isArmed = false;
  let isOnTime = false;
  const ended = explore(SWEEP, {
    cwd: folder,
    env: markOf(folder),
    onMessage(child) {
      if (isArmed) return;
      isArmed = true;
      when((isNow) => {
        isOnTime = child.kill('SIGKILL') && isNow;
      }, folder);
    },
  }).finally(() => {
    isRunning = false;
  });
  const reading = (async () => {
    while (isRunning) {
      const now = await storedVisits(folder);
      if (isRunning) seen = now;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  })();
  const { code, stderr } = await ended;
  await reading;
  if (code !== null) expectOk({ code, stderr });
  return { seen, isOnTime, hasEnded: code === 0 };
}

async function killAgainAndAgain(kills: number, when: Kill) {
  let lost = 0;
  let killed = 0;
  let onTime = 0;
  let candidates: readonly string[] | undefined;
  while (killed < kills) {
    const folder = sandbox();
    writeConfig(folder, FAULT_SWEEP);
    let before: readonly StoredVisit[] = [];
    let hasEnded = false;
    while (!hasEnded) {
      // The last of all is let through to the end, by a kill that never comes.
      const isLast = killed >= kills;
      const run = await sweepUntilKilled(folder, isLast ? () => {} : when);
      hasEnded = run.hasEnded;
      if (!hasEnded) killed++;
      if (!hasEnded && run.isOnTime) onTime++;
      const after = await storedVisits(folder);
      lost += lostOrDoubled([...before, ...run.seen], after);
      // Nothing that was there is measured again: it stays what it was, where it was.
      expect(after.slice(0, before.length)).toEqual(before);
      if (after.length > 0) lost += (await damageOf(folder)).length;
      lost += (await survivorsOf(folder, 2000)).length;
      before = after;
    }
    const now = await concluded(folder);
    expect(now).toHaveLength(FAULT_CANDIDATES);
    candidates ??= now;
    expect(now).toEqual(candidates);
  }
  expect(lost).toBe(0);
  console.log(`${onTime} of ${killed} kills came when they were meant to`);
  expect(onTime).toBeGreaterThanOrEqual(LEAST_ON_TIME * kills);
  return { tries: onTime, lost };
}

describe('a sweep that is killed', () => {
  itSurvives('1. kill -9 of a sweep at random moments', () => killAgainAndAgain(80, atAnyMoment));
  itSurvives('1. kill -9 of a sweep within 5 ms of a commit', () => killAgainAndAgain(20, nearACommit));
});
