import type { App } from './app.js';
import { demoPassword, demoPeople } from './seed.js';

/** The text that the terminal shows after a start with the embedded database. */
export function welcome({ url, demo }: App, dataDirectory: string): string {
  const lines = [
    '',
    `  Taskwire runs on ${url}/graphql. Its data is in ${dataDirectory}/; no other services are needed.`,
    '',
    `  GraphiQL       ${url}/graphql (open it in a browser)`,
  ];
  if (demo) {
    lines.push(
      `  Demo sign-ins  ${demoPeople.map(({ email }) => email).join(', ')}; password ${demoPassword}`,
      '',
      '  Paste this into GraphiQL, where you are signed in as Ada, and change a task from a second window:',
      '',
      '    subscription {',
      `      taskChanged(projectId: "${demo.projectId}") {`,
      '        __typename',
      '        actor { name }',
      '        items { task { key title status } }',
      '      }',
      '    }',
    );
  }
  return [...lines, '', '  Press Ctrl-C to stop the server.', ''].join('\n');
}
