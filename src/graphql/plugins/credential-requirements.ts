import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { requireWrite } from '../../domain/scope.js';
import { requireSignedIn } from '../../domain/viewer.js';
import { ForbiddenError } from '../../errors.js';
import { Context } from '../context.js';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      demands: CredentialRequirementsPlugin<Types>;
    }
  }
}

/**
 * Marks a field that is about the account itself, its credentials above all: it is for whoever is signed in, and not for
 * programs with a personal access token, however much that token may do. What it gives depends on who asks.
 */
export const accountOnly = { accountOnly: true, viewerDependent: true } as const;

/** Marks a field of our own sign-in, which there isn't where people sign in at an outside provider. */
export const ownSignIn = { ownSignIn: true } as const;

/** What credentials fields demand. Every mutation demands one that may change something, whether or not it says so. */
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
      if (!(context instanceof Context)) throw new TypeError('Operations are executed in a context of ours');
      if (signIn && context.services.provider) throw new ForbiddenError('People sign in at an outside provider here.');
      if (context.scope.kind === 'viewer') {
        const { viewer } = context.scope;
        if (mutation) requireWrite(viewer.scope);
        if (account) requireSignedIn(viewer);
      }
      return resolver(parent, args, context, info);
    };
  }
}

export const credentialRequirementsPlugin = 'demands';
SchemaBuilder.registerPlugin(credentialRequirementsPlugin, CredentialRequirementsPlugin);
