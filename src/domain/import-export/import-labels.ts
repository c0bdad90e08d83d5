import { ConflictError, LimitExceededError } from '../../errors.js';
import type { ProjectId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import type { Command } from '../command.js';
import { foldCase } from '../input.js';
import { createLabel } from '../label/labels.js';
import type { ImportRow } from './rows.js';

/** How many labels one import may make: more are a column of free text that was taken for labels. */
const maxNewLabels = 200;

/** Makes the labels that rows name, each by a command of its own, as an event tells of one thing. */
export class LabelMaker {
  readonly #command: Command;
  readonly #projectId: ProjectId;
  readonly #colors: ReadonlyMap<string, string>;
  #left = maxNewLabels;
  #refusal: string | undefined;

  /** @param colors of labels by name, as far as the file says */
  constructor(command: Command, projectId: ProjectId, colors: ReadonlyMap<string, string>) {
    this.#command = command;
    this.#projectId = projectId;
    this.#colors = colors;
  }

  /** Why labels that rows name may be missing: for the errors of those rows. */
  get missingReason(): string {
    return this.#refusal ?? 'See createLabels.';
  }

  /** Makes what is missing. What is above the limit stays missing, and its rows say so. */
  async make(rows: readonly ImportRow[]): Promise<void> {
    const names = new Map<string, string>();
    for (const name of rows.flatMap(({ labels }) => labels ?? [])) {
      const folded = foldCase(name);
      if (!names.has(folded)) names.set(folded, name);
    }
    for (const name of await this.#missing(this.#command.db, names)) {
      if (this.#left === 0) this.#refusal ??= `An import makes at most ${maxNewLabels} labels.`;
      if (this.#refusal !== undefined) return;
      this.#left -= 1;
      await this.#create(name);
    }
  }

  /** @param names by the text that `foldCase` writes */
  async #missing(db: Db, names: ReadonlyMap<string, string>): Promise<string[]> {
    if (names.size === 0) return [];
    const where = { projectId: this.#projectId };
    const labels = await db.label.findMany({ where, select: { name: true } });
    const there = new Set(labels.map(({ name }) => foldCase(name)));
    return [...names].filter(([folded]) => !there.has(folded)).map(([, name]) => name);
  }

  async #create(name: string): Promise<void> {
    try {
      await createLabel(this.#command, { projectId: this.#projectId, name, color: this.#colors.get(name) });
    } catch (error) {
      if (error instanceof LimitExceededError) {
        this.#refusal = error.message;
        return;
      }
      // Somebody else has made it meanwhile.
      if (!(error instanceof ConflictError && error.inputPath.includes('name'))) throw error;
    }
  }
}
