/** Said when the page cannot start and no catalogue may be there: what happened, and what to do, in every language. */
export const CANNOT_START = [
  {
    lang: 'en',
    text: 'Loyalty Lab could not start. Check your connection and load the page again; it needs a browser of 2023 or later.',
  },
  {
    lang: 'zh-Hans',
    text: 'Loyalty Lab 无法启动。请检查网络连接并重新加载页面；需要 2023 年或更新的浏览器。',
  },
  {
    lang: 'zh-Hant',
    text: 'Loyalty Lab 無法啟動。請檢查網路連線並重新載入頁面；需要 2023 年或更新的瀏覽器。',
  },
] as const;
