import { describe, expect, it } from 'vitest';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import { readJob, saveJob } from '../../../src/sync/jobs/job.ts';
import { assertSameCatalog, assertSameConnection, assertSameKey, noteRefusedKey, ownerOf } from '../../../src/sync/jobs/job-owner.ts';
import { saveTab } from '../../../src/tabs/memory/registry.ts';
import { fakeProperties } from '../../tabs/fake-workbook.ts';
import { fakeSession, HERE, pullJob, sendJob } from '../fake-session.ts';

const OLD = { host: undefined, label: undefined, catalogKind: undefined };
const tab = { v: 1 as const, sheet: 7, resource: 'tags', connection: 'c1', host: 'tab.example.edu', filters: {}, rows: 0, complete: true };

describe('the Catalog of a job', () => {
  it('is what the job stores', () => {
    expect(ownerOf(fakeProperties(), pullJob())).toEqual({ host: HERE.host });
    expect(ownerOf(fakeProperties(), pullJob({ label: 'Demo' }))).toEqual({ host: HERE.host, label: 'Demo' });
  });

  it('is that of a tab of the same connection if an earlier version stored none', () => {
    const document = fakeProperties();
    saveTab(document, { ...tab, sheet: 3, connection: 'c2', host: 'not.example.edu' });
    expect(ownerOf(document, sendJob(OLD))).toEqual({ host: 'another Catalog' });
    saveTab(document, tab);
    expect(ownerOf(document, sendJob(OLD))).toEqual({ host: 'tab.example.edu' });
    expect(ownerOf(document, sendJob())).toEqual({ host: HERE.host });
  });
});

describe('a job', () => {
  const document = fakeProperties();
  const elsewhere = { id: 'c2', host: 'other.example.edu' };

  it('runs with the Catalog that it started with', () => {
    expect(() => assertSameCatalog(document, HERE, pullJob())).not.toThrow();
    expect(() => assertSameCatalog(document, HERE, pullJob(OLD))).not.toThrow();
  });

  it.each([
    ['another connection', elsewhere],
    ['another host with the same connection', { id: HERE.id, host: elsewhere.host }],
    ['another connection with the same host', { id: 'c2', host: HERE.host }],
  ])('doesn’t run with %s', (_, here) => {
    expect(() => assertSameCatalog(document, here, pullJob({ label: 'Demo' }))).toThrow(
      `This pull belongs to ${HERE.host} (“Demo”), and you’re connected to ${here.host}.`,
    );
  });

  it('doesn’t run with another type of the same Catalog', () => {
    const test = fakeSession({ connection: { kind: 'test' } });
    expect(() => assertSameConnection(test, sendJob())).toThrow('as a production Catalog. You’re connected to it as a test Catalog.');
    expect(() => assertSameConnection(test, sendJob({ catalogKind: 'test' }))).not.toThrow();
    expect(() => assertSameConnection(fakeSession(), sendJob())).not.toThrow();
  });

  it('doesn’t run with another key, unless Catalog refused the first one', () => {
    const session = fakeSession({ connection: { scope: 'some' } });
    expect(() => assertSameKey(session, pullJob())).toThrow('started with another API key for catalog.example.edu');
    expect(() => assertSameKey(session, pullJob({ keyRefused: true }))).not.toThrow();
    expect(() => assertSameKey(fakeSession(), pullJob())).not.toThrow();
  });
});

describe('a refused key', () => {
  const failing = (error: Error) => () => {
    throw error;
  };

  it('is noted in the stored job, and the error goes on', () => {
    const session = fakeSession();
    saveJob(session.document, pullJob());
    const refused = new CatalogError('wrong-key', HERE.host);
    expect(() => noteRefusedKey(session, 'pull1', failing(refused))).toThrow(refused);
    expect(readJob(session.document, 'pull1').keyRefused).toBe(true);
  });

  it('is noted neither for other errors nor for a job that isn’t stored', () => {
    const session = fakeSession();
    saveJob(session.document, pullJob());
    expect(() => noteRefusedKey(session, 'pull1', failing(new CatalogError('not-found', HERE.host)))).toThrow(CatalogError);
    expect(readJob(session.document, 'pull1').keyRefused).toBeUndefined();
    expect(() => noteRefusedKey(session, 'other', failing(new CatalogError('wrong-key', HERE.host)))).toThrow(CatalogError);
    expect(Object.keys(session.document.all())).toEqual(['job.pull1']);
    expect(noteRefusedKey(session, 'pull1', () => 'done')).toBe('done');
  });
});
