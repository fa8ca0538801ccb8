import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/** Who reads on a session: its settings `yinfeng.jurisdiction` and `yinfeng.scopes`, which policies of row-level security go by. */
export type SessionScope = {
  readonly jurisdiction: string;
  /** `all`, or ids as the literal of an array: `{…,…}`. */
  readonly scopes: string;
};

type Lent = (
  error: Error | undefined,
  client: PoolClient | undefined,
  release: (error?: Error) => void,
) => void;
type Lending = { connect: (lent: Lent) => void };

/** The scope that each connection was last set to. */
const scopeSet = new WeakMap<PoolClient, string>();

const nothing = (): void => {};

/** Whether a transaction is open that somebody has not ended. What is set within one is undone with it. */
const isWithinTransaction = (client: PoolClient): boolean =>
  ['T', 'E'].includes(
    (client as unknown as { getTransactionStatus(): string | null }).getTransactionStatus() ?? '',
  );

/** The pool's own connections, lent once they are set to the scope. That takes one statement, and none where it is set already. */
const lending = (pool: Pool, { jurisdiction, scopes }: SessionScope): Pool => {
  const wanted = JSON.stringify([jurisdiction, scopes]);
  const connect = (lent: Lent): void =>
    (pool as unknown as Lending).connect((error, client, release) => {
      if (error || !client) return lent(error, undefined, nothing);
      // Its scope would be the former reader's again as soon as the transaction ends. It is ended, and the next one is lent.
      if (isWithinTransaction(client)) {
        release(new Error('given back within a transaction'));
        return connect(lent);
      }
      if (scopeSet.get(client) === wanted) return lent(undefined, client, release);
      // While the scope is being set, and where that fails, nobody knows which one the connection has.
      scopeSet.delete(client);
      client.on('error', nothing); // a connection that is lost meanwhile fails the statement, which reports it
      client.query(
        {
          name: 'scope',
          text: `select set_config('yinfeng.jurisdiction', $1, false), set_config('yinfeng.scopes', $2, false)`,
          values: [jurisdiction, scopes],
        },
        (failure: Error | null) => {
          if (failure) release(failure);
          else scopeSet.set(client, wanted);
          // The borrower adds its own listener a moment later. An error that arrives in one piece with this answer would find none, and would
          // end the process.
          setImmediate(() => client.removeListener('error', nothing));
          if (failure) lent(failure, undefined, nothing);
          else lent(undefined, client, release);
        },
      );
    });
  return derived(pool, { connect }); // pg's `query` lends by `connect`, too
};

/** The object, but for some of its members. */
const derived = <T extends object>(of: T, members: object): T =>
  Object.assign(Object.create(of) as T, members);

/**
 * The same data source, on the same connections, each of which is set to the scope while one of its statements runs. Statements by a repository,
 * a query builder, `query` and `rowsOfStatement` alike take a connection from the pool that its driver names. No transaction is needed. A
 * connection that was never set to a scope has none: policies then show nothing.
 */
export const withScope = (source: DataSource, scope: SessionScope): DataSource => {
  const { master } = source.driver as unknown as { master: Pool };
  const made = derived(source, { driver: derived(source.driver, { master: lending(master, scope) }) });
  return Object.assign(made, { manager: made.createEntityManager() });
};
