/**
 * Renders one reference page.
 * @param {{ kind: string, title: string, intro: string, call(name: string): string }} page
 * @param {{ name: string, description: string, aliases: string[], schema: object }[]} entries
 * @returns {string} Markdown
 */
export function renderPage(page, entries) {
  return [
    `# ${page.title}`,
    '',
    `<!-- Rendered from the schemas by "npm run reference". Do not edit. -->`,
    '',
    page.intro,
    '',
    ...entries.map(({ name, description }) => `- [${name}](#${name}): ${description}`),
    '',
    ...entries.flatMap((entry) => renderEntry(page, entry)),
  ].join('\n');
}

function renderEntry(page, { name, aliases, schema }) {
  const options = Object.entries(schema.properties ?? {});
  return [
    `## ${name}`,
    '',
    schema.description ?? '',
    '',
    ...(aliases.length > 0
      ? [`Also called: ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`, '']
      : []),
    ...(options.length > 0
      ? [
          '| option | type | default | meaning |',
          '| --- | --- | --- | --- |',
          ...options.map(([option, definition]) => renderOption(option, definition, schema)),
          '',
        ]
      : []),
    ...renderExamples(page, name, schema),
  ];
}

function renderOption(option, definition, schema) {
  const required = (schema.required ?? []).includes(option);
  const positional = definition.$default?.$source === 'argv';
  const notes = [
    definition.description ?? '',
    required ? '**Required.**' : '',
    positional ? 'May be given without the option’s name.' : '',
    definition.alias ? `Short: \`-${definition.alias}\`.` : '',
  ];
  return `| \`${option}\` | ${escape(typeOf(definition))} | ${escape(defaultOf(definition))} | ${escape(notes.filter(Boolean).join(' '))} |`;
}

function typeOf(definition) {
  if (definition.enum) return definition.enum.map((value) => `\`${value}\``).join(' or ');
  if (definition.oneOf) return definition.oneOf.map(typeOf).join(' or ');
  if (definition.type === 'array') return `list of ${definition.items?.type ?? 'any'}`;
  return definition.type ?? '';
}

function defaultOf(definition) {
  return definition.default === undefined ? '' : `\`${JSON.stringify(definition.default)}\``;
}

function renderExamples(page, name, schema) {
  const examples = schema.examples ?? [];
  if (examples.length === 0) return [];
  return [
    'Examples:',
    '',
    ...examples.flatMap((example) => {
      if (typeof example === 'string') return ['```sh', example, '```', ''];
      const { description, command, ...options } = example;
      const line = command ?? [page.call(name), ...Object.entries(options).map(flag)].join(' ');
      return [...(description ? [description, ''] : []), '```sh', line, '```', ''];
    }),
  ];
}

function flag([option, value]) {
  const kebab = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (value === true) return `--${kebab}`;
  return `--${kebab}=${Array.isArray(value) ? value.join(',') : value}`;
}

/** A cell must not end at a bar, run over a line end, or read as HTML. */
function escape(text) {
  return String(text).replace(/</g, '&lt;').replace(/\|/g, '\\|').replace(/\r?\n/g, ' ');
}
