import { shortTitle } from '../../ui/parts.tsx';

/** What a project is probably called, by the lead or the agreement that it comes from: theirs without the word for what they are. */
export const projectName = (title: string): string =>
  shortTitle(title)
    .replace(/线索$/, '')
    .replace(/(投资|战略合作|合作|框架|意向)*(协议书?|合同书?)$/, '');
