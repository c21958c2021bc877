// A disk that fails when it is told to, under a server that was started with `disk.environment`.
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { buildFolder } from './server.mjs';

const killed = -1;

/** Writes the plan that failing_disk.c reads: four 64-bit numbers. */
export class Disk {
  /** What a server is started with. */
  environment;

  constructor(path) {
    this.file = openSync(path, 'w+');
    const library = join(buildFolder, 'tests/server/libfailing_disk.so');
    this.environment = { LD_PRELOAD: library, FAILING_DISK_PLAN: path };
    this.heal();
  }

  set(callsLeft, error = 0, isLasting = false) {
    const plan = new BigInt64Array([callsLeft, error, isLasting ? 1 : 0, 0].map(BigInt));
    writeSync(this.file, new Uint8Array(plan.buffer), 0, 32, 0);
  }

  /** The server dies, as by kill -9, instead of the n-th call that carries data to the disk. */
  killAt(callsLeft) {
    this.set(callsLeft, killed);
  }

  close() {
    closeSync(this.file);
  }

  heal() {
    this.set(-1);
  }

  get faultCount() {
    const plan = new BigInt64Array(4);
    readSync(this.file, new Uint8Array(plan.buffer), 0, 32, 0);
    return Number(plan[3]);
  }
}
