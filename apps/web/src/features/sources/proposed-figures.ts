import { numbersIn } from '@sources/numerals.rules.ts';
import type { StatedQualifier } from '../../app/enums.gql.ts';

/** A number that a text says, as somebody may record it. */
export type Proposal = {
  readonly line: number;
  /** The few words around it, as they stand. */
  readonly quote: string;
  /** The number itself, with what says how it is meant. */
  readonly said: string;
  /** In the unit: fen for money. */
  readonly value: string;
  /** `fen`, `%` or a measure word; empty where the text has none. */
  readonly unit: string;
  readonly qualifier: StatedQualifier;
};

/** Longer ones first: 人次 is no 人. */
const measureWords = [
  '平方米|平方公里|公里|人次|场次|课时|小时|个月|百分点|万元|美元|港元|港币|欧元|日元',
  '元|家|个|项|名|人|位|场|次|期|起|件|条|处|支|所|批|篇|份|册|户|亩|吨|台|套|辆|间|座|种|类|笔|对|天|年|部|只|门|栋|公顷|[%％]',
].join('|');
const magnitudes = '[百千万亿萬億]';
const found = new RegExp(
  [
    '(?<before>约|大约|大概|将近|接近|近|超过|超|逾|突破|至少|不少于|不低于|上)?',
    '(?<number>',
    `[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?[余多]?${magnitudes}*`,
    '|[零〇一二两兩三四五六七八九十百千万亿萬億]+(?:[余多][万亿萬億]+)?',
    ')',
    '(?<more>[余多])?',
    `(?<unit>${measureWords})?`,
    '(?<after>以上|左右)?',
  ].join(''),
  'gu',
);

/** What has digits and is no number of anything: dates, times, names in quotation marks, ordinals, anniversaries, grades, codes. */
const others = [
  /[0-9０-９]{4}\s*[-—–~至]\s*[0-9０-９]{4}\s*年?/gu,
  /[0-9０-９]{4}[-/.][0-9０-９]{1,2}[-/.][0-9０-９]{1,2}/gu,
  /[0-9０-９]{1,2}[:：][0-9０-９]{2}(?:[:：][0-9０-９]{2})?/gu,
  /[0-9０-９]{4}\s*年(?:度)?/gu,
  /[二][零〇一二三四五六七八九]{3}年/gu,
  /[0-9０-９]{1,2}\s*[-—–~至]\s*[0-9０-９]{1,2}\s*月/gu,
  /[0-9０-９一二三四五六七八九十]{1,3}\s*[月日号](?!牌)/gu,
  /[“「『][^”」』]{1,12}[”」』]/gu,
  /第[0-9０-９零〇一二三四五六七八九十百]+/gu,
  /[0-9０-９零〇一二三四五六七八九十百]+周年/gu,
  /[A-Za-z][0-9０-９A-Za-z-]*[0-9０-９]+[A-Za-z]*|[0-9０-９]+[A-Za-z]+/gu,
];

/** Blanks of the same length, so that places stay what they are. */
const without = (line: string): string =>
  others.reduce((text, other) => text.replaceAll(other, (words) => ' '.repeat(words.length)), line);

/** A clause ends here; a comma between digits is part of a number. */
const isEnd = (text: string, at: number): boolean => {
  if (!/[，,。；;：:、！？!?\n（）()]/u.test(text[at] ?? '')) return false;
  const digits = /[0-9０-９]/u;
  return !(/[,，]/u.test(text[at]!) && digits.test(text[at - 1] ?? '') && digits.test(text[at + 1] ?? ''));
};

/** As long as the API takes a quote. */
const MOST = 60;

const clauseAround = (line: string, from: number, to: number): string => {
  let [start, end] = [from, to];
  while (start > 0 && !isEnd(line, start - 1)) start -= 1;
  while (end < line.length && !isEnd(line, end)) end += 1;
  if (end - start > MOST) {
    start = Math.max(start, Math.min(from, to - Math.floor(MOST / 2)));
    end = Math.min(end, start + MOST);
  }
  return line.slice(start, end).trim();
};

const aboutMoney = /[额款费资捐]|投资|资金|产值|营收/u;

const qualifierOf = (before: string, number: string, more: string, after: string): StatedQualifier =>
  after === '以上' || /^(?:至少|不少于|不低于|上)$/.test(before)
    ? 'AT_LEAST'
    : more !== '' || /[余多]/.test(number) || /^(?:超过|超|逾|突破)$/.test(before)
      ? 'MORE_THAN'
      : /近/.test(before)
        ? 'NEARLY'
        : before !== '' || after === '左右'
          ? 'ABOUT'
          : 'EXACT';

const fenOf = (yuan: string): string | undefined => {
  const [whole = '', fraction = ''] = yuan.split('.');
  return fraction.length > 2 ? undefined : BigInt(whole + fraction.padEnd(2, '0')).toString();
};

const proposalAt = (line: string, n: number, match: RegExpExecArray): Proposal | undefined => {
  const { before = '', number = '', more = '', unit: word = '', after = '' } = match.groups ?? {};
  const isArabic = /[0-9０-９]/u.test(number);
  const saysDigit = isArabic || /[〇零一二两兩三四五六七八九十]/u.test(number);
  const alone = word === '' && !/[万亿萬億]/u.test(number);
  // 一个, 一批: a manner of speaking. 万人, 千家 after 每: no number of its own; 上亿 is one. 统一, 三化: no measure word, no number.
  if (!saysDigit && !/^[上近超逾]/u.test(before)) return undefined;
  if (!isArabic && (number === '一' || alone)) return undefined;
  // Numbers of telephones and files.
  if (alone && number.length >= 7) return undefined;
  // 近三年, 近5天 are how long ago, and no number of anything.
  if (/近/u.test(before) && /^(?:年|天|个月)$/u.test(word)) return undefined;
  const [value] = numbersIn(number);
  if (value === undefined) return undefined;
  const said = match[0];
  const quote = clauseAround(line, match.index, match.index + said.length);
  const isMoney = word === '元' || word === '万元' || (word === '' && !alone && aboutMoney.test(quote));
  const qualifier = qualifierOf(before, number, more, after);
  if (isMoney) {
    const fen = fenOf(word === '万元' ? (numbersIn(`${number}万`)[0] ?? value) : value);
    return fen === undefined ? undefined : { line: n, quote, said, value: fen, unit: 'fen', qualifier };
  }
  const each = /每([百千万]?[人户])$/u.exec(line.slice(0, match.index))?.[1];
  const unit = word === '％' ? '%' : each !== undefined && word !== '' ? `${word}/${each}` : word;
  return { line: n, quote, said, value, unit, qualifier };
};

const foundIn = (line: string, searched: string, n: number): readonly Proposal[] =>
  [...searched.matchAll(found)].flatMap((match) => proposalAt(line, n, match) ?? []);

/** Lines of a text, as an editor counts them from 1. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/u);

/** The numbers that a text says, in its order; its dates, ordinals and the numbers in names are left out. */
export const proposedFigures = (text: string): readonly Proposal[] =>
  linesOf(text).flatMap((line, i) => foundIn(line, without(line), i + 1));

/** The first number of a few words that somebody chose, also where it would not have been proposed; undefined where they say none. */
export const figureOf = (quote: string, line: number): Proposal | undefined => {
  const [first] = foundIn(quote, without(quote), line);
  const chosen = first ?? foundIn(quote, quote, line)[0];
  return chosen === undefined ? undefined : { ...chosen, quote };
};

const lastDayOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const day = (year: string, month: string, date: string): string =>
  `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;

export type SaidPeriod = { readonly from?: string; readonly to: string; readonly why: string };

/** The days that a text says its numbers are of, where it says so once for all: 截至2022年8月, 2022年上半年, 2022年1—7月. */
export const periodSaid = (text: string): SaidPeriod | undefined => {
  const plain = text.normalize('NFKC');
  const until = /截[至止]\s*(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?/u.exec(plain);
  if (until) {
    const [why, year, month, date] = until;
    return {
      to: date === undefined ? lastDayOf(Number(year), Number(month)) : day(year!, month!, date),
      why,
    };
  }
  const half = /(\d{4})年上半年/u.exec(plain);
  if (half) return { from: `${half[1]}-01-01`, to: `${half[1]}-06-30`, why: half[0] };
  const months = /(\d{4})年(\d{1,2})\s*[-—–~至]\s*(\d{1,2})月/u.exec(plain);
  if (months) {
    const [why, year, first, last] = months;
    return { from: day(year!, first!, '1'), to: lastDayOf(Number(year), Number(last)), why };
  }
  return undefined;
};
