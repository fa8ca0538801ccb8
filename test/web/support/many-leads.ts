import type { Api } from './api.js';

/** Of one request: as many commands in one document as the server lets in, so that the way there and back is paid once. */
const AT_ONCE = 15;
/** Requests under way. More would only wait for the writer. */
const WAYS = 8;

/** Leads for a full board, reported as fast as the server takes them. */
export const reportMany = async (api: Api, count: number): Promise<void> => {
  let next = 0;
  const way = async (): Promise<void> => {
    while (next < count) {
      const from = next;
      next += AT_ONCE;
      const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i);
      const query = `mutation {${numbers
        .map(
          (n) =>
            `l${n}: reportLead(input: {title: "压力线索${n}号储能电池项目", investorName: "投资方${n}有限公司", illustrative: true, expectedInvestment: {amount: "${(n % 97) * 10_000_000_00 + 100}"}}) { id }`,
        )
        .join(' ')}}`;
      await api.ask(query);
    }
  };
  await Promise.all(Array.from({ length: WAYS }, way));
};
