import './scalars.js';
import './user-error.js';
import './user/type.js';
import './user/queries.js';
import './user/mutations.js';
import './project/type.js';
import './project/queries.js';
import './project/mutations.js';
import './project/events.js';
import './event/queries.js';
import './event/subscriptions.js';
import './task/type.js';
import './task/sub-tasks.js';
import './task/queries.js';
import './task/mutations.js';
import './task/events.js';
import './task/subscriptions.js';
import './label/type.js';
import './comment/type.js';
import './comment/events.js';
import './comment/mutations.js';
import { builder } from './builder.js';
import { describeRelay } from './relay-descriptions.js';

/** The executable schema. Needs no connection and no environment: what resolvers use comes with the context. */
export const schema = describeRelay(builder.toSchema());
