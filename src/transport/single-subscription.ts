import { EventResults, type OperationArgs, type UnsharedStream } from '../graphql/execution/execute.js';
import type { Connection } from './connection.js';

/** A subscription without a group: graphql-ws pulls and sends one result after the other, at the pace of the socket. */
export class SingleSubscription extends EventResults {
  #release: (() => void) | undefined;

  constructor(args: OperationArgs, stream: UnsharedStream, connection: Connection) {
    super(args, stream);
    this.#release = () => {
      connection.subscriptions -= 1;
      this.#release = undefined;
    };
  }

  protected override close(): Promise<void> {
    this.#release?.();
    return super.close();
  }
}
