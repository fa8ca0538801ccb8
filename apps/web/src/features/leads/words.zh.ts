export default {
  title: '线索',
} as const;
