import { leakSuite } from '../cluster/leaks.suite.js';
import { describeServices } from '../support/backends.js';

describeServices('leaks over a long time', (kind) => leakSuite(kind, { cycles: 5_000, bytesPerCycle: 800 }));
