import { randomUUID } from 'node:crypto';
import { untilShown } from '../process/client.js';

export const LAND = 'mutation($i: LandProjectInput!) { landProject(input: $i) { id version } }';

/** The least that a landing needs: a catalogue with one chain, two organizations, and an input that is right. */
export const smallPipeline = async (admin: (query: string, variables?: object) => Promise<any>) => {
  const say = (command: string, input: object) => untilShown(() => admin(command, { i: input }));
  await say('mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { __typename } }', {
    commandId: randomUUID(),
    name: '产业链目录',
    validFrom: '2022-01-01',
    chains: [{ code: 'T-01', name: '集成电路', verified: true }],
  });
  const register = async (name: string): Promise<string> =>
    (
      await say('mutation($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { id } }', {
        commandId: randomUUID(),
        name,
        kind: 'SOCIAL_ASSOCIATION',
        regionCode: '370202',
      })
    ).registerOrganization.id;
  const [first, second] = [await register('甲协会'), await register('乙协会')];
  const landing = (changes: object = {}) => ({
    commandId: randomUUID(),
    name: '示意项目',
    chainCode: 'T-01',
    regionCode: '370202',
    landedOn: '2022-09-01',
    plannedInvestment: { amount: '100000001', currency: 'CNY' },
    credits: [
      { organizationId: first, basisPoints: 6667 },
      { organizationId: second, basisPoints: 3333 },
    ],
    ...changes,
  });
  return { first, second, landing };
};
