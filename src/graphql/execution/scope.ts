import type { Viewer } from '../../domain/viewer.js';

/** The identity that a request proves: a viewer, or none. */
export type RequestIdentity =
  | {
      readonly kind: 'anonymous';
      /** Why a former credential no longer counts, when the request carried one. */
      readonly reason?: string;
    }
  | { readonly kind: 'viewer'; readonly viewer: Viewer };

/** The readers for whom an operation, or one event of a subscription, is executed. */
export type ExecutionScope =
  | RequestIdentity
  /** All members of a group at once: no value may depend on the individual reader. */
  | { readonly kind: 'members' };
