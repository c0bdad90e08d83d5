import { parse, print, stripIgnoredCharacters } from 'graphql';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { WebSocket } from 'ws';
import { createTaskwireClient } from '../../packages/client/src/index.js';
import { printDocument } from '../../packages/client/src/print-document.js';
import * as operations from '../support/operations.js';

const sink = { next: () => {}, error: () => {}, complete: () => {} };
const newClient = () => createTaskwireClient({ url: 'http://127.0.0.1:1/graphql', webSocketImpl: WebSocket });

describe('documents of the client package', () => {
  const documents = Object.entries(operations).filter(([, value]) => typeof value === 'object');

  it('are printed as graphql prints them', () => {
    const special = parse(`
      query Q($a: [Int!]! = [1, 2] @deprecated, $b: I = { x: "q\\"\\n", y: null, z: [true, E, 1.5] }) @live(if: $a) {
        alias: field(x: $a, y: { z: $b }) @skip(if: true) { id ...F @include(if: false) ... on T @x { id } ... { id } }
      }
      fragment F on T { text(block: """a "quoted" block""") }
      { short }`);
    expect(documents.length).toBeGreaterThan(5);
    for (const document of [special, ...documents.map(([, value]) => value as typeof special)]) {
      const normal = (text: string) => stripIgnoredCharacters(print(parse(text))).replaceAll('"""', '"');
      const printed = printDocument(document);
      expect(normal(printed).replaceAll('\\"', '"')).toBe(normal(print(document)).replaceAll('\\"', '"'));
    }
  });

  it.each([
    ['subscription ($p: ID!) { taskChanged(projectId: $p) { cursor } }', /`after: \$after` as an argument\./],
    [
      'subscription ($after: Cursor) { taskChanged(after: $after) { items { cursor } } }',
      /`cursor` in its selection\./,
    ],
    ['subscription ($after: Cursor) { taskChanged(after: $after) { cursor: id } }', /`cursor` in its selection\./],
    [
      'subscription { presence { count } }',
      /`after: \$after` as an argument and `cursor` in its selection\..*resume: false/,
    ],
  ])('that cannot resume are refused at once: %s', (document, message) => {
    expect(() => newClient().subscribe(document, { after: null }, sink)).toThrow(message);
  });

  it.each([
    'subscription S($from: Cursor) { taskChanged(after: $from) { id # cursor\n cursor } }',
    'query Q { a } fragment F on TaskEvent { cursor } subscription S($from: Cursor) { e: taskChanged(projectId: "{", after: $from) { ...F } }',
  ])('that resume are accepted with a first cursor only: %s', (document) => {
    expect(() => newClient().subscribe(document, {}, sink)).toThrow(/Set the variable `from`/);
    const client = newClient();
    client.subscribe(document, { from: null }, sink);
    client.close();
  });

  it('give their types to variables and results', () => {
    const compile = (client: ReturnType<typeof newClient>) => {
      // @ts-expect-error the variable is called projectId
      client.subscribe(operations.taskChangedDocument, { project: 'project_1' }, sink);
      // @ts-expect-error after is a string
      client.iterate(operations.taskChangedDocument, { projectId: 'project_1', after: 7 });
      client.subscribe(
        operations.taskChangedDocument,
        { projectId: 'project_1', after: null },
        {
          ...sink,
          next({ data: { taskChanged } }) {
            if (taskChanged.__typename === 'CommentAdded')
              expectTypeOf(taskChanged.comment.body).toEqualTypeOf<string>();
            // @ts-expect-error other events have no comment
            else taskChanged.comment;
          },
        },
      );
    };
    expect(compile).toBeTypeOf('function');
  });
});
