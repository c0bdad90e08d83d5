import type { Viewer } from '../../domain/viewer.js';

/** The identity of a request: a viewer, or anonymous. */
export type RequestIdentity =
  | {
      readonly kind: 'anonymous';
      /** The reason why the request's credential is not valid, if the request carried one. */
      readonly reason?: string;
    }
  | { readonly kind: 'viewer'; readonly viewer: Viewer };

/** The viewers for whom an operation, or one event of a subscription, is executed. */
export type ExecutionScope =
  | RequestIdentity
  /** All members of a group at once: no value may depend on the viewer. */
  | { readonly kind: 'members' };
