import { describe, expect, it } from 'vitest';
import { readJob } from '../../../src/catalog/writes/server-job.ts';

const failed = (errors: unknown) => ({ progress: { id: 7, workflow_state: 'failed', payload: { errors } } });

describe('a job of Catalog', () => {
  it('is over when it failed, and says why in words without HTML and without the key', () => {
    expect(readJob(failed(['line 2: <b>unknown</b> SKU', 'the-key may not']), 'the-key')).toEqual({
      id: '7',
      ended: true,
      problems: ['line 2: unknown SKU', '… may not'],
    });
    expect(readJob(failed([{ message: 'line 3 is odd' }, {}]), 'the-key')?.problems).toEqual(['line 3 is odd']);
  });
});
