export default {
  title: '考察',
} as const;
