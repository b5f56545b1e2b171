import help from './messages/en/help.json';

/** The explanations of one language, loaded when the first of them is asked for. */
export { help };
