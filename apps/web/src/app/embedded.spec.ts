import { expect, it } from '@jest/globals';
import { embeddedIn } from './embedded.ts';

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [
    'WeChat on an iPhone',
    `${iPhone} Mobile/15E148 MicroMessenger/8.0.42(0x18002a2c) NetType/WIFI Language/zh_CN`,
    'wechat',
  ],
  [
    'WeChat on Windows',
    `${windows} Chrome/107.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781 WindowsWechat`,
    'wechat',
  ],
  [
    'WeCom, which calls itself WeChat too',
    `${iPhone} Mobile/15E148 wxwork/4.1.20 MicroMessenger/7.0.1 Language/zh`,
    'wecom',
  ],
  [
    'WeCom on Windows',
    `${windows} Chrome/92.0.4515.131 Safari/537.36 wxwork/4.1.10 (MicroMessenger/6.2) WindowsWechat`,
    'wecom',
  ],
  ['Safari on an iPhone', `${iPhone} Version/15.4 Mobile/15E148 Safari/604.1`, undefined],
  ['360 on Windows 7', `${windows} Chrome/108.0.5359.95 Safari/537.36 QIHU 360SE`, undefined],
])('%s', (_, agent, app) => {
  expect(embeddedIn(agent)).toBe(app);
});
