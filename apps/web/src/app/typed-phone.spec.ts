import { expect, it } from '@jest/globals';
import { holdsPhone } from './typed-phone.ts';

it.each([
  '13812345678',
  '联系王总138 1234 5678。',
  '电话：１３８１２３４５６７８',
  '+86 138-1234-5678',
  '0532-85911234转8',
])('takes %s for one that holds a telephone number', (text) => expect(holdsPhone(text)).toBe(true));

it.each([
  '',
  '来了12345678901人',
  '91370200MA13812345678X',
  '投资13800000000元',
  '投资 13,812,345,678 元',
  '计划投资13812345678.50',
  '2026-11-27 参观3家企业',
  '文号〔2026〕138号',
])('takes %j for none', (text) => expect(holdsPhone(text)).toBe(false));
