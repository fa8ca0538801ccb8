import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bornOf, livingOwner, own, type Owner, type Ownership } from './owner-file.js';

let folder: string;
const path = () => join(folder, 'owner.json');
const held: Ownership[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yinfeng-owner-'));
});
afterEach(async () => {
  for (const each of held.splice(0)) await each.release();
  rmSync(folder, { recursive: true, force: true });
});

const take = async (purpose = 'spec') => {
  const result = await own(path(), purpose);
  if (!('heldBy' in result)) held.push(result);
  return result;
};
const write = (owner: Partial<Owner>, name = 'owner.json') =>
  writeFileSync(join(folder, name), JSON.stringify(owner));
const dead = async (): Promise<Owner> => {
  const { owner } = (await own(join(folder, 'other.json'), 'dead')) as Ownership;
  rmSync(join(folder, 'other.json'));
  return { ...owner, born: 'before the last boot' };
};

describe('the owner file', () => {
  it('is held by the first, who is named to the second, and free again after release', async () => {
    const first = (await take('npm start')) as Ownership;
    expect(await take()).toMatchObject({ heldBy: { pid: process.pid, purpose: 'npm start', visible: true } });
    await first.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(await take()).not.toHaveProperty('heldBy');
  });

  it('tells the port once there is one, and stays the same owner’s', async () => {
    const first = (await take()) as Ownership;
    expect((await livingOwner(path()))?.port).toBeUndefined();
    await first.publish(5432);
    expect(await livingOwner(path())).toEqual({ ...first.owner, port: 5432 });
    await first.release();
    expect(await livingOwner(path())).toBeUndefined();
  });

  it('knows a process from another that has got its pid', async () => {
    write(await dead()); // our own pid, another birth
    expect(await livingOwner(path())).toBeUndefined();
    expect(await take()).not.toHaveProperty('heldBy');
  });

  it('goes to exactly one of many who find its owner dead', async () => {
    write(await dead());
    const all = await Promise.all(Array.from({ length: 20 }, () => take()));
    expect(all.filter((each) => !('heldBy' in each))).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['owner.json']);
  });

  it('is not lost to somebody who died while replacing a dead owner', async () => {
    const [owner, claimant] = [await dead(), await dead()];
    write(owner);
    write(claimant, `owner.json.${owner.token}`);
    expect(await take()).not.toHaveProperty('heldBy');
    expect(readdirSync(folder)).toEqual(['owner.json']);
  });

  it('does not take away a successor’s file on release', async () => {
    const first = (await take()) as Ownership;
    const successor = JSON.stringify({ ...first.owner, token: 'successor' });
    writeFileSync(path(), successor);
    await first.release();
    expect(readFileSync(path(), 'utf8')).toBe(successor);
  });

  it('judges an owner in another pid namespace by its heartbeat', async () => {
    if (process.platform !== 'linux') return;
    write({ ...(await dead()), space: 'pid:[1]' });
    expect(await take()).toMatchObject({ heldBy: { visible: false } });
    utimesSync(path(), new Date(0), new Date(0));
    expect(await take()).not.toHaveProperty('heldBy');
  });

  it('is not guessed at when it is damaged', async () => {
    writeFileSync(path(), '{"pid":');
    await expect(take()).rejects.toThrow(/is damaged: delete it/);
  });
});

describe('the birth of a process', () => {
  it('is always the same, and nobody’s where there is no process', () => {
    expect(bornOf(process.pid)).toBe(bornOf(process.pid));
    expect(bornOf(process.pid)).toBeDefined();
    expect(bornOf(999_999_999)).toBeUndefined();
  });
});
