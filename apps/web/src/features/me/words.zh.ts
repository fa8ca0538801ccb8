export default {
  title: '我的',
} as const;
