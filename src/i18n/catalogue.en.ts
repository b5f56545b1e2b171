import charts from './messages/en/charts.json';
import chartsMore from './messages/en/chartsMore.json';
import fields from './messages/en/fields.json';
import issues from './messages/en/issues.json';
import page from './messages/en/page.json';
import presets from './messages/en/presets.json';
import share from './messages/en/share.json';

/** One chunk per language, loaded when it is wanted. */
export const catalogue = { ...page, ...fields, ...presets, ...charts, ...chartsMore, ...share, ...issues };
