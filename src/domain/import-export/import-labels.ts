import { ConflictError, LimitExceededError } from '../../errors.js';
import type { ProjectId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import type { Command } from '../command.js';
import { foldCase } from '../input.js';
import { createLabel } from '../label/labels.js';
import type { ImportRow } from './rows.js';

/** The maximum number of labels per import. More labels suggest that a column of free text was mapped to `labels`. */
const maxNewLabels = 200;

/** Creates the missing labels of imported rows. Each label is one command, because `LabelCreated` carries one label. */
export class LabelMaker {
  readonly #command: Command;
  readonly #projectId: ProjectId;
  readonly #colors: ReadonlyMap<string, string>;
  #left = maxNewLabels;
  #refusal: string | undefined;

  /** @param colors colours by label name, as far as the file has been read */
  constructor(command: Command, projectId: ProjectId, colors: ReadonlyMap<string, string>) {
    this.#command = command;
    this.#projectId = projectId;
    this.#colors = colors;
  }

  /** The reason why labels of rows may be missing, for the rows' errors. */
  get missingReason(): string {
    return this.#refusal ?? 'Set createLabels=true.';
  }

  /** Creates missing labels up to the limit. Rows with a label beyond the limit are then reported as invalid. */
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

  /** @param names by the text that `foldCase` returns */
  async #missing(db: Db, names: ReadonlyMap<string, string>): Promise<string[]> {
    if (names.size === 0) return [];
    const labels = await db.sql.selectFrom('label').select('name').where('projectId', '=', this.#projectId).execute();
    const existing = new Set(labels.map(({ name }) => foldCase(name)));
    return [...names].filter(([folded]) => !existing.has(folded)).map(([, name]) => name);
  }

  async #create(name: string): Promise<void> {
    try {
      await createLabel(this.#command, { projectId: this.#projectId, name, color: this.#colors.get(name) });
    } catch (error) {
      if (error instanceof LimitExceededError) {
        this.#refusal = error.message;
        return;
      }
      // Another command created the label meanwhile.
      if (!(error instanceof ConflictError && error.inputPath.includes('name'))) throw error;
    }
  }
}
