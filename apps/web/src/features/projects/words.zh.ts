export default {
  title: '项目',
} as const;
