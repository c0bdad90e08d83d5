import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { requireWrite } from '../../domain/scope.js';
import { requireSignedIn } from '../../domain/viewer.js';
import { ForbiddenError } from '../../errors.js';
import { Context } from '../context.js';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      credentialRequirements: CredentialRequirementsPlugin<Types>;
    }
  }
}

/**
 * Marks a field of the account itself, such as its sessions and tokens. The field requires a signed-in session and refuses
 * personal access tokens of any scope. The field is viewer-dependent.
 */
export const accountOnly = { accountOnly: true, viewerDependent: true } as const;

/** Marks a field of this server's own sign-in, which is disabled when users sign in at an external provider. */
export const ownSignIn = { ownSignIn: true } as const;

/** Checks the viewer's credential before a field is resolved. Every mutation refuses read-only credentials. */
class CredentialRequirementsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { parentType, extensions }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const mutation = parentType === 'Mutation';
    const account = extensions?.accountOnly === true;
    const signIn = extensions?.ownSignIn === true;
    if (!mutation && !account && !signIn) return resolver;
    return (parent, args, context, info) => {
      if (!(context instanceof Context)) throw new TypeError('Operations must be executed with a Context');
      if (signIn && context.services.provider) {
        throw new ForbiddenError('Users of this server sign in at an external provider. Send its token.');
      }
      if (context.scope.kind === 'viewer') {
        const { viewer } = context.scope;
        if (mutation) requireWrite(viewer.scope);
        if (account) requireSignedIn(viewer);
      }
      return resolver(parent, args, context, info);
    };
  }
}

export const credentialRequirementsPlugin = 'credentialRequirements';
SchemaBuilder.registerPlugin(credentialRequirementsPlugin, CredentialRequirementsPlugin);
