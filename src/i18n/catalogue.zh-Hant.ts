import charts from './messages/zh-Hant/charts.json';
import chartsMore from './messages/zh-Hant/chartsMore.json';
import fields from './messages/zh-Hant/fields.json';
import issues from './messages/zh-Hant/issues.json';
import page from './messages/zh-Hant/page.json';
import presets from './messages/zh-Hant/presets.json';
import share from './messages/zh-Hant/share.json';

/** One chunk per language, loaded when it is wanted. */
export const catalogue = { ...page, ...fields, ...presets, ...charts, ...chartsMore, ...share, ...issues };
