import help from './messages/zh-Hans/help.json';

/** The explanations of one language, loaded when the first of them is asked for. */
export { help };
