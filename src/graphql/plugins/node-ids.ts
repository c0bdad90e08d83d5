import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { defaultFieldResolver } from 'graphql';
import type { EntityType } from '../../ids.js';

/** Each GraphQL type that has ids, and the prefix of its ids. */
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

/** Ids are as the rows have them. The Relay plugin's own resolver makes a promise for each one, and a list has hundreds. */
class NodeIdsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (field.name !== 'id' || !(field.parentType in nodeTypes)) return field;
    return { ...field, resolve: defaultFieldResolver };
  }
}

export const nodeIdsPlugin = 'nodeIds';
SchemaBuilder.registerPlugin(nodeIdsPlugin, NodeIdsPlugin);
