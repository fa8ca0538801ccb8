import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { StartRefused } from '#platform/supervision';
import { configFrom } from './config.js';

const refusal = (env: NodeJS.ProcessEnv): string => {
  try {
    configFrom(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefused);
    return (error as StartRefused).message;
  }
  throw new Error('was not refused');
};

describe('the configuration', () => {
  it('needs nothing: embedded PostgreSQL, port 3000, this machine only, no demonstration', () =>
    expect(configFrom({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      eventStore: 'postgres',
      demo: false,
      worker: true,
      cookieSecure: true,
    }));

  it('takes an empty variable for an unset one', () =>
    expect(configFrom({ PORT: '', HOST: ' ', DATA_DIR: '', DATABASE_URL: '', DEMO: '' })).toEqual(
      configFrom({}),
    ));

  it('takes every variable', () =>
    expect(
      configFrom({
        PORT: '0',
        HOST: '0.0.0.0',
        DATA_DIR: '/srv/yinfeng',
        DATABASE_URL: 'postgres://a:b@db/yinfeng',
        DATABASE_URL_WORKER: 'postgresql://w:b@db/yinfeng',
        DATABASE_URL_API: 'postgres://r:b@db/yinfeng?sslmode=verify-full',
        EVENT_STORE: 'kurrentdb',
        KURRENTDB_URL: 'esdb://admin:secret@db:2113?tls=true',
        KURRENTDB_PREFIX: 'qingdao',
        DEMO: 'false',
        WORKER: '0',
        COOKIE_SECURE: '0',
        TRUST_PROXY: '10.0.0.5, 10.1.0.0/16, fd00::/8, loopback',
        ALLOWED_HOSTS: 'CRM.example.org, [fd00::5]:8443',
        YINFENG_DIGEST_KEY: 'abc',
      }),
    ).toEqual({
      port: 0,
      host: '0.0.0.0',
      dataDir: '/srv/yinfeng',
      databaseUrl: 'postgres://a:b@db/yinfeng',
      databaseUrlWorker: 'postgresql://w:b@db/yinfeng',
      databaseUrlApi: 'postgres://r:b@db/yinfeng?sslmode=verify-full',
      eventStore: 'kurrentdb',
      kurrentdb: { url: 'esdb://admin:secret@db:2113?tls=true', prefix: 'qingdao' },
      demo: false,
      worker: false,
      cookieSecure: false,
      trustProxy: ['10.0.0.5', '10.1.0.0/16', 'fd00::/8', 'loopback'],
      allowedHosts: ['crm.example.org', '[fd00::5]:8443'],
      digestKey: 'abc',
    }));

  it.each(['http', '-1', '3.5', '65536', '1e3', '0x10', '３０００'])('refuses the port %j', (PORT) =>
    expect(refusal({ PORT })).toContain(`not ${JSON.stringify(PORT)}`),
  );

  it.each(['two words', 'a/b', '-x', 'host:80'])('refuses the host %j', (HOST) =>
    expect(refusal({ HOST })).toContain(JSON.stringify(HOST)),
  );

  it('refuses a switch that is neither on nor off', () => {
    expect(refusal({ DEMO: 'yes' })).toBe('DEMO is 1 or 0, not "yes"');
    expect(refusal({ COOKIE_SECURE: '2' })).toBe('COOKIE_SECURE is 1 or 0, not "2"');
  });

  it.each(['', '0', 'none'])('believes no proxy by %j, whatever else is configured', (TRUST_PROXY) =>
    expect(configFrom({ TRUST_PROXY, COOKIE_SECURE: '1' })).not.toHaveProperty('trustProxy'),
  );

  it('believes so many proxies as are said to stand before it', () =>
    expect(configFrom({ TRUST_PROXY: '2' }).trustProxy).toBe(2));

  it.each([
    'true',
    '*',
    '-1',
    '10',
    '10.0.0',
    '10.0.0.0/33',
    '0.0.0.0/0',
    '::/0',
    'proxy.local',
    ',',
    '10.0.0.1;',
  ])('refuses %j, which neither names proxies nor says how many', (TRUST_PROXY) =>
    expect(refusal({ TRUST_PROXY })).toMatch(/^TRUST_PROXY is the addresses .*not "/),
  );

  it.each(['https://crm.example.org', '*', '*.example.org', 'a/b', 'a b', '[1.2.3.4]', 'a:99999', '-a', ','])(
    'refuses %j for a name of its own',
    (ALLOWED_HOSTS) => expect(refusal({ ALLOWED_HOSTS })).toMatch(/^ALLOWED_HOSTS is host names .*not "/),
  );

  it('refuses an unknown event store', () =>
    expect(refusal({ EVENT_STORE: 'mysql' })).toBe(
      'EVENT_STORE is one of postgres, kurrentdb, memory, not "mysql"',
    ));

  it('refuses KurrentDB without its address', () =>
    expect(refusal({ EVENT_STORE: 'kurrentdb' })).toMatch(/^EVENT_STORE=kurrentdb needs KURRENTDB_URL/));

  it.each([
    ['esdb://db', 'esdb://db'],
    ['kurrentdb://a:b@one:1,two:2/?tls=false', 'esdb://a:b@one:1,two:2?tls=false'],
    ['kurrentdb+discover://a:p%40s@cluster.local', 'esdb+discover://a:p%40s@cluster.local'],
    ['esdb://db?TLS=false&tls_verify_cert=false&throwOnAppendFailure=false', 'esdb://db?tls=false'],
    ['esdb://db?tlsCaFile=ca.pem&node-preference=leader', 'esdb://db?tlsCAFile=ca.pem&nodePreference=leader'],
  ])('gives the address of a KurrentDB as its client takes it: %s', (KURRENTDB_URL, url) =>
    expect(configFrom({ KURRENTDB_URL }).kurrentdb).toEqual({ url, prefix: 'yinfeng' }),
  );

  it.each([
    'http://u:hunter2@h',
    'esdb:u:hunter2@h',
    'esdb://hunter2@h',
    'esdb://u:hunter2@h?tls',
    'esdb://u:hunter2@h?timeout=3',
    'esdb://u:hunter2@h?tlsVerifyCert=false',
    'esdb://u:hunter2@h:x',
    'esdb://u:hunter2@',
    'esdb://u:hunter2@a@b',
  ])('refuses the KurrentDB address %j without repeating its password', (KURRENTDB_URL) => {
    const message = refusal({ KURRENTDB_URL });
    expect(message).toMatch(/^KURRENTDB_URL/);
    expect(message).not.toContain('hunter2');
  });

  it.each(['a-b', '1a', '$all'])('refuses the prefix %j of streams', (KURRENTDB_PREFIX) =>
    expect(refusal({ KURRENTDB_PREFIX })).toMatch(/^KURRENTDB_PREFIX /),
  );

  it.each([
    'mysql://u:hunter2@h/d',
    'postgres://:hunter2@h/d',
    'postgres://u:hunter2@h',
    'u:hunter2@h',
    '::hunter2',
  ])('refuses the database address %j without repeating its password', (DATABASE_URL) => {
    const message = refusal({ DATABASE_URL });
    expect(message).toMatch(/^DATABASE_URL /);
    expect(message).not.toContain('hunter2');
  });

  it('refuses the logins of a given database without the database', () =>
    expect(refusal({ DATABASE_URL_API: 'postgres://a:b@h/d' })).toContain('need DATABASE_URL'));
});

describe('the demonstration', () => {
  it('is bound to 127.0.0.1, and its cookie works without TLS', () => {
    for (const HOST of [undefined, '127.0.0.1', 'localhost'])
      expect(configFrom({ DEMO: '1', ...(HOST && { HOST }) })).toMatchObject({
        demo: true,
        host: '127.0.0.1',
        cookieSecure: false,
      });
  });

  it.each(['0.0.0.0', '::', '::1', '10.0.0.7', 'example.org', '127.0.0.1.example.org'])(
    'refuses HOST=%s',
    (HOST) => expect(refusal({ DEMO: '1', HOST })).toContain('127.0.0.1 only'),
  );
});
