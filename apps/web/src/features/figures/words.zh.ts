export default {
  title: '数据',
} as const;
