/* Writes public/scenario.schema.json from the tables of fields: `npx tsx tests/support/writeSchema.ts`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { jsonSchema } from '../../src/core/share/jsonSchema.ts';

const path = join(import.meta.dirname, '..', '..', 'public', 'scenario.schema.json');
const text = await format(JSON.stringify(jsonSchema()), { parser: 'json', printWidth: 110 });
await writeFile(path, text);
console.log(`${path}: ${text.length} characters`);
