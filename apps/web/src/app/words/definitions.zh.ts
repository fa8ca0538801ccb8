/** What a measure means, wherever it is looked up. */
export default {
  definition: '怎样计数',
  population: '统计范围',
  credited: '归属',
  dated: '计入日期',
  unit: '单位',
  flow: '性质',
  neverWith: '不得相加',
  none: '无',
  source: '依据',
  own: '本系统自定，无成文出处',
  ruled: '口径影响',
  isRuled: '会：换一套统计口径，数字可能不同',
  isNotRuled: '不会：任何统计口径下都一样',
} as const;
