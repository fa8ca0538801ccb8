export default {
  title: '待同步',
} as const;
