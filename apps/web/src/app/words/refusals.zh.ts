/** A sentence for every refusal code: what is wrong and what would do. `UNKNOWN_CODE` is for a server that is newer than this page. */
export default {
  UNKNOWN_CODE: '操作没有完成（{{code}}）。',
  OFFLINE: '网络不通，请稍后再试。已填写的内容还在。',
  UNINTELLIGIBLE: '服务器没有正常回答，请稍后再试。',
  PAGE_BROKEN: '页面出错了，刷新后再试。',
  NEEDED: '请填写这一项。',
  AMOUNT_EMPTY: '请填写金额。',
  AMOUNT_NOT_A_NUMBER: '请填写数字，例如 1.5 或 15000；也可以连同单位填写，例如 1.5亿元。',
  AMOUNT_NEGATIVE: '金额不能为负。',
  AMOUNT_TOO_FINE: '金额最多精确到分，请减少小数位。',
  AMOUNT_TOO_LARGE: '金额过大，请检查单位。',
  DATE_UNREADABLE: '请填写日期，例如 2026-11-27。',
  INTERNAL_SERVER_ERROR: '服务器出错，请稍后再试；如果一直这样，请把错误代码告诉管理员。',
  UNAUTHENTICATED: '登录已过期，请重新登录。',
  FORBIDDEN: '您的账号没有这项权限。',
  TOO_MANY_REQUESTS: '操作过于频繁，请稍后再试。',
  CONFLICT: '您编辑期间，别人已经修改了这条记录。',
} as const;
