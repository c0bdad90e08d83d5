import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { defaultFieldResolver } from 'graphql';
import type { EntityType } from '../../ids.js';

/** The GraphQL types with ids, and the prefixes of their ids. */
export const nodeTypes = {
  Announcement: 'announcement',
  Comment: 'comment',
  Label: 'label',
  Notification: 'notification',
  Project: 'project',
  SavedView: 'view',
  Task: 'task',
  User: 'user',
} as const satisfies Record<string, EntityType>;

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      nodeIds: NodeIdsPlugin<Types>;
    }
  }
}

/** Resolves `id` to the row's id. The Relay plugin's own resolver creates a promise per id, hundreds in a list. */
class NodeIdsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (field.name !== 'id' || !(field.parentType in nodeTypes)) return field;
    return { ...field, resolve: defaultFieldResolver };
  }
}

export const nodeIdsPlugin = 'nodeIds';
SchemaBuilder.registerPlugin(nodeIdsPlugin, NodeIdsPlugin);
