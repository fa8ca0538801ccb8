export default {
  title: '协议',
} as const;
