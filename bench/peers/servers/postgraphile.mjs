import { createServer } from 'node:http';
import { createRequire } from 'node:module';

/** PostGraphile over the same tables, loaded from the folder in `MODULES`: it needs a newer Node than the project. */

const { PORT, DATABASE_URL = '', MODULES = '' } = process.env;
const require = createRequire(`${MODULES}/`);
const load = (name) => import(require.resolve(name));
const { postgraphile } = await load('postgraphile');
const { PostGraphileAmberPreset } = await load('postgraphile/presets/amber');
const { makePgService } = await load('postgraphile/adaptors/pg');
const { grafserv } = await load('postgraphile/grafserv/node');

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: DATABASE_URL, schemas: ['public'] })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
});
const serv = instance.createServ(grafserv);
const handle = serv.createHandler();
createServer((request, response) => {
  if (request.url === '/') response.end();
  else handle(request, response);
}).listen(Number(PORT), '127.0.0.1');
