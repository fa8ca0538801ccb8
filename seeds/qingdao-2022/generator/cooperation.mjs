import { WAN, yuan } from './money.mjs';
import { nameOf, org } from './network.mjs';

/**
 * 产业合作协议 of 2021: who signed, with which company, on which day, over how many 万元. The document prints what they come to, and nothing else of
 * them; that they are eight is constructed.
 */
// prettier-ignore
const signed = [
  ['hydrogen', '东川储能装备有限公司', '2021-04-22', 6_200],
  ['chips', '南屏微电子有限公司', '2021-05-27', 4_800],
  ['biomed', '云岭生物制品有限公司', '2021-06-24', 3_500],
  ['equipment', '北辰数控设备有限公司', '2021-08-19', 2_600],
  ['appliances', '江渚智能家居有限公司', '2021-09-23', 5_100],
  ['rail', '中陵轨道配件有限公司', '2021-10-28', 3_300],
  ['marine', '临海船舶设备有限公司', '2021-11-25', 2_900],
  ['zhejiang', '钱江商贸有限公司', '2021-12-16', 2_700],
];

/** @returns what they come to, in fen */
export const cooperation = (seed) => {
  for (const [i, [id, company, signedOn, wan]] of signed.entries())
    seed.add(signedOn, `cooperation.${i + 1}`, 'signAgreement', {
      title: `${nameOf(id).replace('（示意）', '')}产业合作协议（示意）`,
      kind: 'COOPERATION',
      signedOn,
      partyOrganizationIds: [org(id)],
      counterpartName: `${company}（示意）`,
      amount: yuan(wan * WAN),
      regionCode: '370200',
      credits: [{ organizationId: org(id), basisPoints: 10_000 }],
      illustrative: true,
    });
  return signed.reduce((sum, [, , , wan]) => sum + wan * WAN, 0);
};
