/** The same faults as in the short form, each for 20 seconds: longer than heartbeats and timeouts. */
process.env.FAULT_SECONDS ??= '20';
await import('../cluster/faults.test.js');
