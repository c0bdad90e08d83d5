import { describeServices } from '../support/backends.js';
import { leakSuite } from './leaks.suite.js';

describeServices('an instance', (kind) => leakSuite(kind, { cycles: 300, bytesPerCycle: 0 }));
