import type charts from './messages/en/charts.json';
import type chartsMore from './messages/en/chartsMore.json';
import type fields from './messages/en/fields.json';
import type issues from './messages/en/issues.json';
import type page from './messages/en/page.json';
import type presets from './messages/en/presets.json';
import type share from './messages/en/share.json';

/** Key of a message; the English catalogues are the list. */
export type MessageKey =
  | keyof typeof charts
  | keyof typeof chartsMore
  | keyof typeof fields
  | keyof typeof issues
  | keyof typeof page
  | keyof typeof presets
  | keyof typeof share;

/** All messages of one locale, in ICU syntax. */
export type Catalogue = Readonly<Record<MessageKey, string>>;
