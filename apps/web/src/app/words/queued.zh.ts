/** Of forms whose commands wait on the device. */
export default {
  clock: '本机日期是{{device}}，服务器日期是{{server}}。日期已按服务器填写，请核对。',
  submitLater: '保存，恢复后提交',
  restored: '已恢复上次没有提交的内容。',
  discard: '清空重填',
  notStored: '本机浏览器不允许保存数据：没有网络时，请不要关闭这个页面，否则未提交的内容会丢失。',
  noWorker: '这里不能离线打开页面（例如在微信内）：没有网络时，请不要关闭或刷新这个页面。',
  embedded:
    '微信等应用里的页面不能离线打开，关闭后保存的内容可能被清除：没有网络时，请不要关闭或刷新这个页面。常用的话，请在浏览器中打开。',
  mending: '这条登记被拒绝，请修改后重新提交。',
  own: {
    title: '本机提交记录',
    text: '待同步{{pending}}，被拒绝{{refused}}，近七天已同步{{sent}}',
  },
  sent: {
    sending: '正在提交…',
    waiting: '已保存在本机，恢复后自动提交。',
    memory: '已保存在这个页面里，恢复后自动提交；提交之前请不要关闭页面。',
    stopped: '已保存在本机，还没有提交：{{why}}',
    beside: '另一个标签页已经用同一份草稿提交过不同的内容，两份都已保留，可以在待同步里核对。',
    done: '已提交。',
    outbox: '查看待同步',
    mend: '修改后重交',
  },
} as const;
