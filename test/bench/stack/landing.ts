import { createHash } from 'node:crypto';
import type { Recorded } from '#platform/kernel';

const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/**
 * The event of a project that landed on this day; the seq is its reader's to settle.
 * @param place which of some hundreds of organizations and chains it is credited to
 */
export const landing = (name: string, landedOn: string, place = 0): Recorded => {
  const projectId = uuidOf(`project ${name}`);
  return {
    type: 'ProjectLanded',
    data: {
      projectId,
      name,
      investorName: 'a company',
      chainCode: `QD22-${String(1 + ((place + 2) % 24)).padStart(2, '0')}`,
      regionCode: '370203',
      landedOn,
      plannedInvestment: { amount: 58_200_000_000, currency: 'CNY', cny: 58_200_000_000 },
      credits: [
        {
          organizationId: uuidOf(`one organization ${place % 40}`),
          basisPoints: 6667,
          hubs: [uuidOf('a hub')],
        },
        {
          organizationId: uuidOf(`another organization ${place % 40}`),
          basisPoints: 3333,
          hubs: [uuidOf('a hub')],
        },
      ],
      illustrative: true,
    },
    id: uuidOf(`event ${name}`),
    streamId: `project-${projectId}`,
    version: 1,
    meta: {
      commandId: uuidOf(`command ${name}`),
      digest: '',
      correlationId: uuidOf(`command ${name}`),
      actorId: uuidOf('somebody'),
      jurisdictionId: 'qingdao',
      recordedAt: '2023-01-05T08:00:00.000Z',
    },
    seq: 0,
    knownAt: '2023-01-05T08:00:00.000000Z',
  } as Recorded;
};
