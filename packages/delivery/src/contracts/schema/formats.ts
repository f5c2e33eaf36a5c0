/** Formats that name how a schema was written, or how a value is shown, and not which values there are. */
const SILENT = new Set([
  'double',
  'ends_with',
  'includes',
  'json_string',
  'lowercase',
  'password',
  'regex',
  'starts_with',
  'template_literal',
  'uppercase',
]);

/** What is in a format is in these too. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  email: ['idn-email'],
  float: [],
  hostname: ['idn-hostname'],
  iri: ['iri-reference'],
  uri: ['uri-reference', 'iri', 'iri-reference'],
  'uri-reference': ['iri-reference'],
};

const INTEGERS: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63), 2 ** 63],
};

/** What a format says that no other keyword does; none when it says nothing. */
export function constraintsOf(format: unknown): readonly string[] {
  if (typeof format !== 'string' || SILENT.has(format) || Object.hasOwn(INTEGERS, format))
    return [];
  return [format];
}

/** Bounds that come with a format of integers. */
export function boundsOf(format: unknown): readonly [number, number] | undefined {
  return typeof format === 'string' && Object.hasOwn(INTEGERS, format)
    ? INTEGERS[format]
    : undefined;
}

/** Whether all that has the inner formats has the outer ones. */
export function areFormatsWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return outer.every((format) =>
    inner.some(
      (each) => each === format || (Object.hasOwn(WIDER, each) && WIDER[each]?.includes(format)),
    ),
  );
}

/** Formats that the empty text is not in. */
const NEVER_EMPTY = new Set([
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'iri',
  'time',
  'uri',
  'uuid',
]);

/** Whether a text in the format has a character at least. */
export function isNeverEmpty(format: string): boolean {
  return NEVER_EMPTY.has(format);
}
