import { EventRegistry, MemoryEventStore, StreamWriter } from '#platform/event-store';
import { unlimited, type Meta } from '#platform/kernel';
import { carryOut } from '#platform/operations';
import type { Views } from '#platform/projections';
import { readingIn } from '#platform/testing';
import { describe, expect, it, jest } from '@jest/globals';
import { catalogueContext } from './catalogue.context.js';
import { Chains } from './chains.js';
import { adoptChainCatalogueCommand } from './commands/adopt-chain-catalogue/adopt-chain-catalogue.command.js';

const streams = () =>
  new StreamWriter(new MemoryEventStore(), new EventRegistry([catalogueContext.events]), Buffer.alloc(32));
const meta = (commandId: string, jurisdictionId = 'qingdao'): Meta => ({
  commandId: `00000000-0000-4000-8000-0000000000${commandId}`,
  actorId: '00000000-0000-4000-8000-00000000000a',
  jurisdictionId,
  correlationId: '00000000-0000-4000-8000-00000000000c',
  at: '2022-09-01T08:00:00+08:00',
  grant: unlimited,
});
const stands = { now: () => Promise.resolve('here') };
const noViews = { stands } as unknown as Views;

const catalogued = async () => {
  const writer = streams();
  const adopt = (commandId: string, code: string, validFrom: string) => {
    const chains = [{ code, name: '集成电路', nameEn: 'Integrated circuits' }];
    const sent = new adoptChainCatalogueCommand.command({ name: '目录', validFrom, chains }, meta(commandId));
    return carryOut(adoptChainCatalogueCommand, sent, writer, {});
  };
  await adopt('01', 'QD22-01', '2022-01-01');
  await adopt('02', 'QD25-01', '2025-01-01');
  return { chains: new Chains(writer, noViews), adopt };
};

const named = (names: Record<string, string>) => {
  const find = jest.fn(() =>
    Promise.resolve(Object.entries(names).map(([code, name]) => ({ id: code, code, name }))),
  );
  const own = () => ({ select: () => ({ getMany: find }) });
  return { find, chains: new Chains(streams(), { stands, as: () => ({ own }) } as unknown as Views) };
};

describe('the chains other contexts look up', () => {
  it('are known on the days of their catalogue', async () => {
    const { chains } = await catalogued();
    await expect(chains.known('chainCode', 'QD22-01', '2022-09-01', meta('09'))).resolves.toBe('QD22-01');
    await expect(chains.known('chainCode', 'QD25-01', '2025-01-01', meta('09'))).resolves.toBe('QD25-01');
  });

  it('are refused on other days, with the days of their catalogue', async () => {
    const { chains } = await catalogued();
    await expect(chains.known('chainCode', 'QD22-01', '2025-01-01', meta('09'))).rejects.toMatchObject({
      code: 'CHAIN_NOT_IN_FORCE',
      details: {
        field: 'chainCode',
        given: 'QD22-01',
        chain: { code: 'QD22-01', name: '集成电路' },
        on: '2025-01-01',
        validFrom: '2022-01-01',
        validTo: '2024-12-31',
        candidates: [{ code: 'QD25-01', name: '集成电路' }], // what stands in its place
      },
    });
  });

  it('of a record must be in force on its day, whichever of the two is said anew', async () => {
    const { chains } = await catalogued();
    const said = (chain: object, day: object) =>
      chains.standing(
        { field: 'chainCode', recorded: 'QD22-01', ...chain },
        { field: 'reportedOn', recorded: '2022-09-01', ...day },
        meta('09'),
      );
    const refusedOf = (field: string) => ({ code: 'CHAIN_NOT_IN_FORCE', details: { field } });
    await expect(said({}, { said: '2025-01-01' })).rejects.toMatchObject(refusedOf('reportedOn'));
    await expect(said({ said: 'QD25-01' }, {})).rejects.toMatchObject(refusedOf('chainCode'));
    await expect(said({ said: 'QD22-01' }, { said: '2025-01-01' })).rejects.toMatchObject(
      refusedOf('chainCode'),
    );
    await expect(said({ said: 'qd25-01' }, { said: '2025-01-01' })).resolves.toBe('QD25-01');
    await expect(said({}, { said: '2022-10-01' })).resolves.toBeUndefined();
    // Nothing is said of either, or there is no chain.
    await expect(said({ said: null, recorded: 'QD25-01' }, {})).resolves.toBeUndefined();
    await expect(said({ recorded: undefined }, { said: '2025-01-01' })).resolves.toBeUndefined();
  });

  it.each([
    ['small letters', 'qd22-01', '2022-09-01', 'QD22-01'],
    ['full width, and blanks', ' ＱＤ２２－０１ ', '2022-09-01', 'QD22-01'],
    ['its name', '集成电路', '2022-09-01', 'QD22-01'],
    ['its name on a day of the next catalogue', '集成电路', '2025-03-01', 'QD25-01'],
    ['its English name', 'integrated circuits', '2022-09-01', 'QD22-01'],
  ])('find themselves by %s', async (_, given, on, code) => {
    const { chains } = await catalogued();
    await expect(chains.known('chainCode', given, on, meta('09'))).resolves.toBe(code);
  });

  it('are refused before the first catalogue, which is named with its days', async () => {
    const { chains } = await catalogued();
    for (const given of ['QD22-01', '集成电路'])
      await expect(chains.known('chainCode', given, '2019-05-01', meta('09'))).rejects.toMatchObject({
        code: 'CHAIN_NOT_IN_FORCE',
        details: {
          given,
          on: '2019-05-01',
          firstCatalogueFrom: '2022-01-01',
          catalogues: [{ validFrom: '2022-01-01', validTo: '2024-12-31' }, { validFrom: '2025-01-01' }],
        },
      });
  });

  it('are named as candidates where a text resembles them, and not where it does not', async () => {
    const { chains } = await catalogued();
    const details = async (given: string) =>
      chains.known('chainCode', given, '2022-09-01', meta('09')).then(
        () => undefined,
        (error: { code: string; details: unknown }) => [error.code, error.details],
      );
    expect(await details('集成电路产业链')).toEqual([
      'CHAIN_UNKNOWN',
      { field: 'chainCode', given: '集成电路产业链', candidates: [{ code: 'QD22-01', name: '集成电路' }] },
    ]);
    expect(await details('海鲜')).toEqual(['CHAIN_UNKNOWN', { field: 'chainCode', given: '海鲜' }]);
  });

  it('are unknown where no version holds the code, and in another jurisdiction', async () => {
    const { chains } = await catalogued();
    const unknown = { code: 'CHAIN_UNKNOWN', details: { field: 'chainCode' } };
    await expect(chains.known('chainCode', 'QD22-99', '2022-09-01', meta('09'))).rejects.toMatchObject(
      unknown,
    );
    await expect(
      chains.known('chainCode', 'QD22-01', '2022-09-01', meta('09', 'jinan')),
    ).rejects.toMatchObject(unknown);
  });

  it('are adopted once, however often the command is sent', async () => {
    const { adopt } = await catalogued();
    await expect(adopt('02', 'QD25-01', '2025-01-01')).resolves.toMatchObject({ repeated: true, version: 3 });
    await expect(adopt('03', 'QD25-01', '2026-01-01')).rejects.toMatchObject({ code: 'CHAIN_CODE_REUSED' });
  });

  it('have names from the read table, asked for once by many', async () => {
    const { chains, find } = named({ 'QD22-01': '集成电路' });
    const names = await Promise.all(
      ['QD22-01', 'QD22-99', '-'].map((code) => chains.nameOf(readingIn('qingdao'), code)),
    );
    expect(names).toEqual(['集成电路', 'QD22-99', '未分配']);
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('ask again after a failure', async () => {
    const { chains, find } = named({ 'QD22-01': '集成电路' });
    find.mockRejectedValueOnce(new Error('away'));
    await expect(chains.nameOf(readingIn('qingdao'), 'QD22-01')).rejects.toThrow('away');
    await expect(chains.nameOf(readingIn('qingdao'), 'QD22-01')).resolves.toBe('集成电路');
  });
});
