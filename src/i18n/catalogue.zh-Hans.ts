import charts from './messages/zh-Hans/charts.json';
import chartsMore from './messages/zh-Hans/chartsMore.json';
import fields from './messages/zh-Hans/fields.json';
import issues from './messages/zh-Hans/issues.json';
import page from './messages/zh-Hans/page.json';
import presets from './messages/zh-Hans/presets.json';
import share from './messages/zh-Hans/share.json';

/** One chunk per language, loaded when it is wanted. */
export const catalogue = { ...page, ...fields, ...presets, ...charts, ...chartsMore, ...share, ...issues };
