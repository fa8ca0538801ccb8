export default {
  title: '认定',
} as const;
