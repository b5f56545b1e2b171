type Schema = Readonly<Record<string, unknown>>;

/** Keywords that `schemaFaults` knows; it refuses to judge by a schema that uses others. */
const KNOWN = new Set([
  ...['$schema', '$defs', '$ref', 'title', 'description', 'default', 'anyOf', 'const', 'enum', 'type'],
  ...['properties', 'required', 'additionalProperties', 'items', 'minItems', 'maxItems'],
  ...['minimum', 'maximum', 'maxLength', 'pattern'],
]);

/** Where and how a value breaks a JSON Schema of the simple kind that we publish; empty when it is valid. */
export function schemaFaults(value: unknown, schema: Schema, root: Schema = schema, at = '$'): string[] {
  const strange = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (strange.length > 0) return [`${at}: this checker does not know ${strange.join()}`];
  const { $ref, anyOf, type } = schema as { $ref?: string; anyOf?: Schema[]; type?: string };
  if ($ref !== undefined) return schemaFaults(value, resolve(root, $ref), root, at);
  if (anyOf !== undefined) {
    const all = anyOf.map((option) => schemaFaults(value, option, root, at));
    return all.some((faults) => faults.length === 0) ? [] : all.flat();
  }
  if ('const' in schema) return value === schema['const'] ? [] : [`${at}: is not ${String(schema['const'])}`];
  if ('enum' in schema)
    return (schema['enum'] as unknown[]).includes(value) ? [] : [`${at}: is not in the list`];
  if (typeOf(value) !== type && !(type === 'number' && typeOf(value) === 'integer'))
    return [`${at}: is no ${type}`];
  if (typeof value === 'number') return numberFaults(value, schema, at);
  if (typeof value === 'string') return textFaults(value, schema, at);
  if (Array.isArray(value)) {
    const { items, minItems, maxItems } = schema as { items: Schema; minItems: number; maxItems: number };
    const length =
      value.length < minItems || value.length > maxItems ? [`${at}: has ${value.length} items`] : [];
    return [...length, ...value.flatMap((item, i) => schemaFaults(item, items, root, `${at}.${i}`))];
  }
  return typeof value === 'object' && value !== null ? recordFaults(value, schema, root, at) : [];
}

function recordFaults(value: object, schema: Schema, root: Schema, at: string): string[] {
  const { properties, required } = schema as { properties: Record<string, Schema>; required: string[] };
  const missing = required
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => `${at}.${key}: is missing`);
  const parts = Object.entries(value).flatMap(([key, part]) =>
    Object.hasOwn(properties, key)
      ? schemaFaults(part, properties[key], root, `${at}.${key}`)
      : [`${at}.${key}: is unknown`],
  );
  return [...missing, ...parts];
}

function numberFaults(value: number, schema: Schema, at: string): string[] {
  const { minimum = -Infinity, maximum = Infinity } = schema as { minimum?: number; maximum?: number };
  return value < minimum || value > maximum ? [`${at}: ${value} is outside`] : [];
}

function textFaults(value: string, schema: Schema, at: string): string[] {
  const { maxLength = Infinity, pattern = '' } = schema as { maxLength?: number; pattern?: string };
  const fits = Array.from(value).length <= maxLength && new RegExp(pattern, 'u').test(value);
  return fits ? [] : [`${at}: “${value}” does not fit`];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

function resolve(root: Schema, ref: string): Schema {
  return ref
    .split('/')
    .slice(1)
    .reduce<Schema>((part, key) => part[key] as Schema, root);
}
