import type { App } from './app.js';
import { demoPassword, demoPeople } from './seed.js';

/** What a person who tries Taskwire on their machine sees when it has started. */
export function welcome({ url, demo }: App, dataDirectory: string): string {
  const lines = [
    '',
    `  Taskwire runs on ${url}/graphql, by itself: its data is in ${dataDirectory}/, nothing else is needed.`,
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
  return [...lines, '', '  Ctrl-C ends it.', ''].join('\n');
}
