import { measure } from '../measure.ts';

postMessage(measure(() => performance.now()));
