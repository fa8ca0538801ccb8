export default {
  title: '活动',
} as const;
