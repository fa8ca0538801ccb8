import { expect, it } from '@jest/globals';
import { projectName } from './project-name.ts';

it.each([
  ['厦门云图检验检测总部项目线索（示意）', '厦门云图检验检测总部项目'],
  ['深圳翊泰高端敷料项目合同（示意）', '深圳翊泰高端敷料项目'],
  ['东莞晟尚加氢装备战略合作框架协议', '东莞晟尚加氢装备'],
  ['南京云舟骨科植入器械投资意向协议', '南京云舟骨科植入器械'],
  ['氢能总部基地', '氢能总部基地'],
])('%s lands as %s', (title, name) => {
  expect(projectName(title)).toBe(name);
});
