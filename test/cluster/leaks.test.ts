import { describeServices } from '../support/backends.js';
import { leakSuite } from './leaks.suite.js';

describeServices('leaks', (kind) => leakSuite(kind, { cycles: 300, bytesPerCycle: 0 }));
