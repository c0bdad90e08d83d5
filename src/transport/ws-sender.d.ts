import 'ws';

declare module 'ws' {
  interface ServerOptions {
    /** Milliseconds that a peer may take to answer a close frame before its socket is destroyed. */
    closeTimeout?: number | undefined;
  }

  /** Exported by ws, missing from its types. */
  export const Sender: {
    /** The frame's header and its data, to be written one after the other. */
    frame(
      data: Buffer,
      options: { fin: boolean; rsv1: boolean; opcode: number; mask: boolean; readOnly: boolean },
    ): [header: Buffer, data: Buffer] | [header: Buffer];
  };
}
