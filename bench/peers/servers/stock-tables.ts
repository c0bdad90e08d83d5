import { createServer } from 'node:http';
import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { PrismaPg } from '@prisma/adapter-pg';
import { createYoga } from 'graphql-yoga';

/** Reads and bare writes with Yoga, Pothos and Prisma as their documentation shows, without authentication. */

const { PORT, DATABASE_URL = '', PRISMA_CLIENT = '', POTHOS_DATAMODEL = '' } = process.env;
const { PrismaClient } = await import(PRISMA_CLIENT);
const { getDatamodel } = await import(POTHOS_DATAMODEL);
const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: DATABASE_URL, max: 10 }) });

// The generated types belong to the real server's build, so this builder is typed by hand.
const builder = new SchemaBuilder<{ PrismaTypes: Record<string, never>; DefaultFieldNullability: false }>({
  plugins: [RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  relay: {},
  prisma: { client: db, dmmf: getDatamodel() },
} as never) as unknown as Builder;

interface Fields {
  exposeID(name: string): unknown;
  exposeInt(name: string): unknown;
  exposeString(name: string): unknown;
  relation(name: string): unknown;
  relatedConnection(name: string, options: object): unknown;
  string(options: object): unknown;
  prismaField(options: object): unknown;
  arg: Record<'id' | 'int' | 'string', (options: object) => unknown>;
}
interface Builder {
  prismaObject(name: string, options: { fields: (t: Fields) => object }): unknown;
  queryType(options: { fields: (t: Fields) => object }): void;
  mutationType(options: { fields: (t: Fields) => object }): void;
  toSchema(): never;
}

builder.prismaObject('User', { fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name') }) });
builder.prismaObject('Label', { fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name') }) });
builder.prismaObject('TaskAssignee', { fields: (t) => ({ user: t.relation('user') }) });
builder.prismaObject('TaskLabel', { fields: (t) => ({ label: t.relation('label') }) });
builder.prismaObject('Comment', {
  fields: (t) => ({ id: t.exposeID('id'), body: t.exposeString('body'), author: t.relation('author') }),
});
builder.prismaObject('Task', {
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    version: t.exposeInt('version'),
    status: t.string({ resolve: ({ status }: { status: string }) => status }),
    assignees: t.relation('assignees'),
    labels: t.relation('labels'),
    comments: t.relatedConnection('comments', { cursor: 'id', query: { orderBy: { id: 'asc' } } }),
  }),
});
builder.prismaObject('Project', {
  fields: (t) => ({
    name: t.exposeString('name'),
    tasks: t.relatedConnection('tasks', { cursor: 'id', query: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } }),
  }),
});
builder.queryType({
  fields: (t) => ({
    project: t.prismaField({
      type: 'Project',
      args: { id: t.arg.id({ required: true }) },
      resolve: (query: object, _root: unknown, { id }: { id: string }) =>
        db.project.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
});
const required = { required: true };
builder.mutationType({
  fields: (t) => ({
    updateTask: t.prismaField({
      type: 'Task',
      args: { id: t.arg.string(required), title: t.arg.string(required) },
      resolve: (query: object, _root: unknown, { id, title }: { id: string; title: string }) =>
        db.task.update({ ...query, where: { id }, data: { title } }),
    }),
    createTask: t.prismaField({
      type: 'Task',
      args: {
        id: t.arg.string(required),
        projectId: t.arg.string(required),
        number: t.arg.int(required),
        title: t.arg.string(required),
        position: t.arg.string(required),
        createdById: t.arg.string(required),
      },
      resolve: (query: object, _root: unknown, data: object) => db.task.create({ ...query, data }),
    }),
    addComment: t.prismaField({
      type: 'Comment',
      args: {
        id: t.arg.string(required),
        taskId: t.arg.string(required),
        authorId: t.arg.string(required),
        body: t.arg.string(required),
      },
      resolve: (query: object, _root: unknown, data: object) => db.comment.create({ ...query, data }),
    }),
  }),
});

const yoga = createYoga({ schema: builder.toSchema(), logging: false, graphiql: false });
createServer((request, response) => {
  if (request.url === '/') response.end();
  else void yoga(request, response);
}).listen(Number(PORT), '127.0.0.1');
