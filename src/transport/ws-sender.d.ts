import 'ws';

declare module 'ws' {
  interface ServerOptions {
    /** Milliseconds to wait for the answer to a close frame before the socket is destroyed. */
    closeTimeout?: number | undefined;
  }

  /** ws exports `Sender` without declaring its type. */
  export const Sender: {
    /** Returns the header and the data of a frame, for two consecutive writes. */
    frame(
      data: Buffer,
      options: { fin: boolean; rsv1: boolean; opcode: number; mask: boolean; readOnly: boolean },
    ): [header: Buffer, data: Buffer] | [header: Buffer];
  };
}
