// Generated from service.schema.json by "npm run schema-types". Do not edit.
'use strict';
module.exports = validate20;
module.exports.default = validate20;
const schema31 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://org.example/schemas/service.schema.json',
  title: 'ServiceConfig',
  description: 'A service: an Nx project that is built, tested, versioned and deployed on its own.',
  type: 'object',
  additionalProperties: false,
  required: ['name', 'application'],
  properties: {
    $schema: { type: 'string' },
    name: {
      description:
        'Name of the service: its Nx project, its release tags and the prefix of its resources.',
      $ref: '#/$defs/name',
    },
    application: {
      description: 'Name of the application this service is a part of.',
      $ref: '#/$defs/name',
    },
    runtime: {
      description: 'Lambda runtime the bundle is built for.',
      enum: ['nodejs22.x', 'nodejs24.x'],
      default: 'nodejs22.x',
    },
    entry: {
      description: 'Source file that exports the Lambda handler, relative to this file.',
      type: 'string',
      pattern: '^(?!/)(?!.*\\.\\.(/|$)).+\\.[cm]?ts$',
      default: 'src/main.ts',
    },
    owners: {
      description:
        'Who reviews changes of this service: GitHub users or teams (@user, @org/team) or mail addresses.',
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', pattern: '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$' },
    },
    parameterStorePrefix: {
      description:
        "What its own paths in the Parameter Store start with, instead of the application's basePath. At most 11 levels of letters, digits, dots, hyphens and underscores, a slash before each; the first starts with neither aws nor ssm. The variables APP_BASE_PATH and PARAMETER_STORE_PREFIX go before it.",
      type: 'string',
      pattern: '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
      examples: ['/super-deals'],
    },
    consumes: {
      description:
        'Other services whose API this one calls, each with the range of versions it works with. A deployment and contract relation, not a build dependency.',
      type: 'object',
      propertyNames: { $ref: '#/$defs/name' },
      additionalProperties: { type: 'string', format: 'semver-range' },
    },
    migrations: {
      description:
        'Where the data is that the steps in the folder migrations change. The generator migration writes it.',
      type: 'object',
      additionalProperties: false,
      required: ['database'],
      properties: {
        database: {
          description:
            "dynamodb: A table of the service's stack. postgresql: A database whose address is in the Parameter Store.",
          enum: ['dynamodb', 'postgresql'],
        },
        table: {
          description:
            "Of dynamodb: output of the service's stack that is the name of the table. By default it is the only one that ends with TableName; every ServiceTable has one.",
          type: 'string',
          pattern: '^[A-Za-z0-9]{1,255}$',
          examples: ['DealsTableName'],
        },
        url: {
          description:
            'Of postgresql, which needs it: SSM parameter that holds postgresql://user:password@host:5432/name. {environment} in it stands for the name of the environment.',
          type: 'string',
          pattern: '^/[A-Za-z0-9_./{}-]{1,1000}$',
          examples: ['/super-deals/{environment}/deals-ms/databaseUrl'],
        },
      },
      if: {
        type: 'object',
        required: ['database'],
        properties: { database: { const: 'postgresql' } },
      },
      then: { type: 'object', required: ['url'] },
    },
    rollout: {
      description:
        'How new versions of the service take over, instead of what application.json says, in environments that it gives a rollout.',
      $ref: '#/$defs/rollout',
    },
  },
  $defs: {
    name: { type: 'string', pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
    rollout: {
      description: 'How a new version of the service takes over the requests.',
      type: 'object',
      required: ['strategy'],
      properties: {
        strategy: {
          description:
            'all-at-once: The new version takes all requests at once, and nothing is judged. linear: The new version takes so many percent more after each bake time. canary: The new version takes a few percent first, and more after each bake time. blue-green: The new version takes all requests at once; the previous one stays ready to take them back until the bake time is over.',
          enum: ['all-at-once', 'linear', 'canary', 'blue-green'],
        },
        analysis: {
          description: 'How the new version is judged while it bakes.',
          type: 'object',
          additionalProperties: false,
          properties: {
            rules: {
              description: 'What must not be. None: only time passes.',
              type: 'array',
              maxItems: 20,
              default: [{ name: 'errors', when: 'error_rate > 1 % for 5 m', severity: 'critical' }],
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['name', 'when'],
                properties: {
                  name: { type: 'string', pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
                  when: {
                    description:
                      'A metric, > or >=, a limit with its unit, and for how many minutes.',
                    type: 'string',
                    examples: ['error_rate > 1 % for 5 m', 'response_time > 500 ms for 5 m'],
                  },
                  severity: { enum: ['critical', 'warning'], default: 'critical' },
                },
              },
            },
            minimumRequests: {
              description: 'Requests in the window of a rule, without which it is inconclusive.',
              type: 'integer',
              minimum: 1,
              default: 100,
            },
            percentile: {
              description: 'Which percentile response_time is.',
              type: 'number',
              exclusiveMinimum: 0,
              exclusiveMaximum: 100,
              default: 95,
            },
            patience: {
              type: 'string',
              pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
              examples: ['90 s', '10 m', '2 h'],
              description:
                'How long after the bake time an inconclusive analysis may still become conclusive. Metrics come late.',
              default: '5 m',
            },
            onFail: {
              description: 'What follows from a rule that fails, by its severity.',
              type: 'object',
              additionalProperties: false,
              properties: {
                critical: { enum: ['hold', 'roll-back'], default: 'roll-back' },
                warning: { enum: ['go-on', 'hold', 'roll-back'], default: 'hold' },
              },
            },
            onInconclusive: {
              description: 'What follows from an analysis that stays inconclusive.',
              enum: ['go-on', 'hold', 'roll-back'],
              default: 'hold',
            },
            holdAtMost: {
              type: 'string',
              pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
              examples: ['90 s', '10 m', '2 h'],
              description: 'After which what an analysis holds goes back, when nobody has decided.',
              default: '1 h',
            },
          },
        },
      },
      allOf: [
        {
          if: {
            type: 'object',
            required: ['strategy'],
            properties: { strategy: { const: 'all-at-once' } },
          },
          then: {
            type: 'object',
            additionalProperties: false,
            required: [],
            properties: { strategy: { const: 'all-at-once' } },
          },
        },
        {
          if: {
            type: 'object',
            required: ['strategy'],
            properties: { strategy: { const: 'linear' } },
          },
          then: {
            type: 'object',
            additionalProperties: false,
            required: [],
            properties: {
              strategy: { const: 'linear' },
              step: {
                description: 'Percent that are added each time.',
                type: 'integer',
                minimum: 1,
                maximum: 100,
                default: 10,
              },
              bake: {
                type: 'string',
                pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                examples: ['90 s', '10 m', '2 h'],
                description: 'How long the weight is watched before the next one.',
                default: '5 m',
              },
              analysis: true,
            },
          },
        },
        {
          if: {
            type: 'object',
            required: ['strategy'],
            properties: { strategy: { const: 'canary' } },
          },
          then: {
            type: 'object',
            additionalProperties: false,
            required: [],
            properties: {
              strategy: { const: 'canary' },
              steps: {
                description: 'Weights that rise to 100, each with its bake time.',
                type: 'array',
                minItems: 1,
                maxItems: 100,
                default: [
                  { weight: 10, bake: '10 m' },
                  { weight: 50, bake: '10 m' },
                  { weight: 100, bake: '10 m' },
                ],
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['weight'],
                  properties: {
                    weight: {
                      description: 'Percent of the requests that the new version gets.',
                      type: 'integer',
                      minimum: 1,
                      maximum: 100,
                    },
                    bake: {
                      type: 'string',
                      pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                      examples: ['90 s', '10 m', '2 h'],
                      description: 'How long the weight is watched before the next one.',
                      default: '0 m',
                    },
                  },
                },
              },
              analysis: true,
            },
          },
        },
        {
          if: {
            type: 'object',
            required: ['strategy'],
            properties: { strategy: { const: 'blue-green' } },
          },
          then: {
            type: 'object',
            additionalProperties: false,
            required: [],
            properties: {
              strategy: { const: 'blue-green' },
              bake: {
                type: 'string',
                pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                examples: ['90 s', '10 m', '2 h'],
                description: 'How long the weight is watched before the next one.',
                default: '30 m',
              },
              analysis: true,
            },
          },
        },
      ],
    },
  },
};
const schema32 = { type: 'string', pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' };
const schema35 = {
  description: 'How a new version of the service takes over the requests.',
  type: 'object',
  required: ['strategy'],
  properties: {
    strategy: {
      description:
        'all-at-once: The new version takes all requests at once, and nothing is judged. linear: The new version takes so many percent more after each bake time. canary: The new version takes a few percent first, and more after each bake time. blue-green: The new version takes all requests at once; the previous one stays ready to take them back until the bake time is over.',
      enum: ['all-at-once', 'linear', 'canary', 'blue-green'],
    },
    analysis: {
      description: 'How the new version is judged while it bakes.',
      type: 'object',
      additionalProperties: false,
      properties: {
        rules: {
          description: 'What must not be. None: only time passes.',
          type: 'array',
          maxItems: 20,
          default: [{ name: 'errors', when: 'error_rate > 1 % for 5 m', severity: 'critical' }],
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'when'],
            properties: {
              name: { type: 'string', pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
              when: {
                description: 'A metric, > or >=, a limit with its unit, and for how many minutes.',
                type: 'string',
                examples: ['error_rate > 1 % for 5 m', 'response_time > 500 ms for 5 m'],
              },
              severity: { enum: ['critical', 'warning'], default: 'critical' },
            },
          },
        },
        minimumRequests: {
          description: 'Requests in the window of a rule, without which it is inconclusive.',
          type: 'integer',
          minimum: 1,
          default: 100,
        },
        percentile: {
          description: 'Which percentile response_time is.',
          type: 'number',
          exclusiveMinimum: 0,
          exclusiveMaximum: 100,
          default: 95,
        },
        patience: {
          type: 'string',
          pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
          examples: ['90 s', '10 m', '2 h'],
          description:
            'How long after the bake time an inconclusive analysis may still become conclusive. Metrics come late.',
          default: '5 m',
        },
        onFail: {
          description: 'What follows from a rule that fails, by its severity.',
          type: 'object',
          additionalProperties: false,
          properties: {
            critical: { enum: ['hold', 'roll-back'], default: 'roll-back' },
            warning: { enum: ['go-on', 'hold', 'roll-back'], default: 'hold' },
          },
        },
        onInconclusive: {
          description: 'What follows from an analysis that stays inconclusive.',
          enum: ['go-on', 'hold', 'roll-back'],
          default: 'hold',
        },
        holdAtMost: {
          type: 'string',
          pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
          examples: ['90 s', '10 m', '2 h'],
          description: 'After which what an analysis holds goes back, when nobody has decided.',
          default: '1 h',
        },
      },
    },
  },
  allOf: [
    {
      if: {
        type: 'object',
        required: ['strategy'],
        properties: { strategy: { const: 'all-at-once' } },
      },
      then: {
        type: 'object',
        additionalProperties: false,
        required: [],
        properties: { strategy: { const: 'all-at-once' } },
      },
    },
    {
      if: { type: 'object', required: ['strategy'], properties: { strategy: { const: 'linear' } } },
      then: {
        type: 'object',
        additionalProperties: false,
        required: [],
        properties: {
          strategy: { const: 'linear' },
          step: {
            description: 'Percent that are added each time.',
            type: 'integer',
            minimum: 1,
            maximum: 100,
            default: 10,
          },
          bake: {
            type: 'string',
            pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
            examples: ['90 s', '10 m', '2 h'],
            description: 'How long the weight is watched before the next one.',
            default: '5 m',
          },
          analysis: true,
        },
      },
    },
    {
      if: { type: 'object', required: ['strategy'], properties: { strategy: { const: 'canary' } } },
      then: {
        type: 'object',
        additionalProperties: false,
        required: [],
        properties: {
          strategy: { const: 'canary' },
          steps: {
            description: 'Weights that rise to 100, each with its bake time.',
            type: 'array',
            minItems: 1,
            maxItems: 100,
            default: [
              { weight: 10, bake: '10 m' },
              { weight: 50, bake: '10 m' },
              { weight: 100, bake: '10 m' },
            ],
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['weight'],
              properties: {
                weight: {
                  description: 'Percent of the requests that the new version gets.',
                  type: 'integer',
                  minimum: 1,
                  maximum: 100,
                },
                bake: {
                  type: 'string',
                  pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                  examples: ['90 s', '10 m', '2 h'],
                  description: 'How long the weight is watched before the next one.',
                  default: '0 m',
                },
              },
            },
          },
          analysis: true,
        },
      },
    },
    {
      if: {
        type: 'object',
        required: ['strategy'],
        properties: { strategy: { const: 'blue-green' } },
      },
      then: {
        type: 'object',
        additionalProperties: false,
        required: [],
        properties: {
          strategy: { const: 'blue-green' },
          bake: {
            type: 'string',
            pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
            examples: ['90 s', '10 m', '2 h'],
            description: 'How long the weight is watched before the next one.',
            default: '30 m',
          },
          analysis: true,
        },
      },
    },
  ],
};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp('^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$', 'u');
const pattern6 = new RegExp('^(?!/)(?!.*\\.\\.(/|$)).+\\.[cm]?ts$', 'u');
const pattern7 = new RegExp('^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$', 'u');
const pattern8 = new RegExp(
  '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
  'u',
);
const pattern10 = new RegExp('^[A-Za-z0-9]{1,255}$', 'u');
const pattern11 = new RegExp('^/[A-Za-z0-9_./{}-]{1,1000}$', 'u');
const pattern12 = new RegExp('^(0|[1-9][0-9]{0,5}) ?(s|m|h)$', 'u');
const formats0 = require('./formats').formats['semver-range'];

function validate20(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  /*# sourceURL="https://org.example/schemas/service.schema.json" */ let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.name === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'name' },
        message: "must have required property '" + 'name' + "'",
        schema: schema31.required,
        parentSchema: schema31,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.application === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'application' },
        message: "must have required property '" + 'application' + "'",
        schema: schema31.required,
        parentSchema: schema31,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema31.properties, key0)) {
        const err2 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
          schema: false,
          parentSchema: schema31,
          data,
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.$schema !== undefined) {
      let data0 = data.$schema;
      if (typeof data0 !== 'string') {
        const err3 = {
          instancePath: instancePath + '/$schema',
          schemaPath: '#/properties/%24schema/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema31.properties.$schema.type,
          parentSchema: schema31.properties.$schema,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === 'string') {
        if (!pattern4.test(data1)) {
          const err4 = {
            instancePath: instancePath + '/name',
            schemaPath: '#/$defs/name/pattern',
            keyword: 'pattern',
            params: { pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
            message: 'must match pattern "' + '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
            schema: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
            parentSchema: schema32,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = {
          instancePath: instancePath + '/name',
          schemaPath: '#/$defs/name/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema32.type,
          parentSchema: schema32,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.application !== undefined) {
      let data2 = data.application;
      if (typeof data2 === 'string') {
        if (!pattern4.test(data2)) {
          const err6 = {
            instancePath: instancePath + '/application',
            schemaPath: '#/$defs/name/pattern',
            keyword: 'pattern',
            params: { pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
            message: 'must match pattern "' + '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
            schema: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
            parentSchema: schema32,
            data: data2,
          };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = {
          instancePath: instancePath + '/application',
          schemaPath: '#/$defs/name/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema32.type,
          parentSchema: schema32,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.runtime !== undefined) {
      let data3 = data.runtime;
      if (!(data3 === 'nodejs22.x' || data3 === 'nodejs24.x')) {
        const err8 = {
          instancePath: instancePath + '/runtime',
          schemaPath: '#/properties/runtime/enum',
          keyword: 'enum',
          params: { allowedValues: schema31.properties.runtime.enum },
          message: 'must be equal to one of the allowed values',
          schema: schema31.properties.runtime.enum,
          parentSchema: schema31.properties.runtime,
          data: data3,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.entry !== undefined) {
      let data4 = data.entry;
      if (typeof data4 === 'string') {
        if (!pattern6.test(data4)) {
          const err9 = {
            instancePath: instancePath + '/entry',
            schemaPath: '#/properties/entry/pattern',
            keyword: 'pattern',
            params: { pattern: '^(?!/)(?!.*\\.\\.(/|$)).+\\.[cm]?ts$' },
            message: 'must match pattern "' + '^(?!/)(?!.*\\.\\.(/|$)).+\\.[cm]?ts$' + '"',
            schema: '^(?!/)(?!.*\\.\\.(/|$)).+\\.[cm]?ts$',
            parentSchema: schema31.properties.entry,
            data: data4,
          };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = {
          instancePath: instancePath + '/entry',
          schemaPath: '#/properties/entry/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema31.properties.entry.type,
          parentSchema: schema31.properties.entry,
          data: data4,
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.owners !== undefined) {
      let data5 = data.owners;
      if (Array.isArray(data5)) {
        const len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data6 = data5[i0];
          if (typeof data6 === 'string') {
            if (!pattern7.test(data6)) {
              const err11 = {
                instancePath: instancePath + '/owners/' + i0,
                schemaPath: '#/properties/owners/items/pattern',
                keyword: 'pattern',
                params: { pattern: '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$' },
                message:
                  'must match pattern "' +
                  '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$' +
                  '"',
                schema: '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$',
                parentSchema: schema31.properties.owners.items,
                data: data6,
              };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          } else {
            const err12 = {
              instancePath: instancePath + '/owners/' + i0,
              schemaPath: '#/properties/owners/items/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema31.properties.owners.items.type,
              parentSchema: schema31.properties.owners.items,
              data: data6,
            };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        let i1 = data5.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--;) {
            let item0 = data5[i1];
            if (typeof item0 !== 'string') {
              continue;
            }
            if (typeof indices0[item0] == 'number') {
              j0 = indices0[item0];
              const err13 = {
                instancePath: instancePath + '/owners',
                schemaPath: '#/properties/owners/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i1, j: j0 },
                message:
                  'must NOT have duplicate items (items ## ' +
                  j0 +
                  ' and ' +
                  i1 +
                  ' are identical)',
                schema: true,
                parentSchema: schema31.properties.owners,
                data: data5,
              };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err14 = {
          instancePath: instancePath + '/owners',
          schemaPath: '#/properties/owners/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema31.properties.owners.type,
          parentSchema: schema31.properties.owners,
          data: data5,
        };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.parameterStorePrefix !== undefined) {
      let data7 = data.parameterStorePrefix;
      if (typeof data7 === 'string') {
        if (!pattern8.test(data7)) {
          const err15 = {
            instancePath: instancePath + '/parameterStorePrefix',
            schemaPath: '#/properties/parameterStorePrefix/pattern',
            keyword: 'pattern',
            params: {
              pattern: '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
            },
            message:
              'must match pattern "' +
              '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$' +
              '"',
            schema: '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
            parentSchema: schema31.properties.parameterStorePrefix,
            data: data7,
          };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = {
          instancePath: instancePath + '/parameterStorePrefix',
          schemaPath: '#/properties/parameterStorePrefix/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema31.properties.parameterStorePrefix.type,
          parentSchema: schema31.properties.parameterStorePrefix,
          data: data7,
        };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.consumes !== undefined) {
      let data8 = data.consumes;
      if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
        for (const key1 in data8) {
          const _errs21 = errors;
          if (typeof key1 === 'string') {
            if (!pattern4.test(key1)) {
              const err17 = {
                instancePath: instancePath + '/consumes',
                schemaPath: '#/$defs/name/pattern',
                keyword: 'pattern',
                params: { pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
                message: 'must match pattern "' + '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
                schema: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
                parentSchema: schema32,
                data: key1,
                propertyName: key1,
              };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = {
              instancePath: instancePath + '/consumes',
              schemaPath: '#/$defs/name/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema32.type,
              parentSchema: schema32,
              data: key1,
              propertyName: key1,
            };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          var valid6 = _errs21 === errors;
          if (!valid6) {
            const err19 = {
              instancePath: instancePath + '/consumes',
              schemaPath: '#/properties/consumes/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key1 },
              message: 'property name must be valid',
              schema: schema31.properties.consumes.propertyNames,
              parentSchema: schema31.properties.consumes,
              data: data8,
            };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        for (const key2 in data8) {
          let data9 = data8[key2];
          if (typeof data9 === 'string') {
            if (!formats0.validate(data9)) {
              const err20 = {
                instancePath:
                  instancePath + '/consumes/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/consumes/additionalProperties/format',
                keyword: 'format',
                params: { format: 'semver-range' },
                message: 'must match format "' + 'semver-range' + '"',
                schema: 'semver-range',
                parentSchema: schema31.properties.consumes.additionalProperties,
                data: data9,
              };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          } else {
            const err21 = {
              instancePath:
                instancePath + '/consumes/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/properties/consumes/additionalProperties/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema31.properties.consumes.additionalProperties.type,
              parentSchema: schema31.properties.consumes.additionalProperties,
              data: data9,
            };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
      } else {
        const err22 = {
          instancePath: instancePath + '/consumes',
          schemaPath: '#/properties/consumes/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema31.properties.consumes.type,
          parentSchema: schema31.properties.consumes,
          data: data8,
        };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.migrations !== undefined) {
      let data10 = data.migrations;
      const _errs29 = errors;
      let valid9 = true;
      const _errs30 = errors;
      if (errors === _errs30) {
        if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
          let missing0;
          if (data10.database === undefined && (missing0 = 'database')) {
            const err23 = {};
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          } else {
            if (data10.database !== undefined) {
              if ('postgresql' !== data10.database) {
                const err24 = {};
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
          }
        } else {
          const err25 = {};
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
      var _valid0 = _errs30 === errors;
      errors = _errs29;
      if (vErrors !== null) {
        if (_errs29) {
          vErrors.length = _errs29;
        } else {
          vErrors = null;
        }
      }
      if (_valid0) {
        const _errs33 = errors;
        if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
          if (data10.url === undefined) {
            const err26 = {
              instancePath: instancePath + '/migrations',
              schemaPath: '#/properties/migrations/then/required',
              keyword: 'required',
              params: { missingProperty: 'url' },
              message: "must have required property '" + 'url' + "'",
              schema: schema31.properties.migrations.then.required,
              parentSchema: schema31.properties.migrations.then,
              data: data10,
            };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        } else {
          const err27 = {
            instancePath: instancePath + '/migrations',
            schemaPath: '#/properties/migrations/then/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema31.properties.migrations.then.type,
            parentSchema: schema31.properties.migrations.then,
            data: data10,
          };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
        var _valid0 = _errs33 === errors;
        valid9 = _valid0;
      }
      if (!valid9) {
        const err28 = {
          instancePath: instancePath + '/migrations',
          schemaPath: '#/properties/migrations/if',
          keyword: 'if',
          params: { failingKeyword: 'then' },
          message: 'must match "then" schema',
          schema: schema31.properties.migrations.if,
          parentSchema: schema31.properties.migrations,
          data: data10,
        };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
      if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
        if (data10.database === undefined) {
          const err29 = {
            instancePath: instancePath + '/migrations',
            schemaPath: '#/properties/migrations/required',
            keyword: 'required',
            params: { missingProperty: 'database' },
            message: "must have required property '" + 'database' + "'",
            schema: schema31.properties.migrations.required,
            parentSchema: schema31.properties.migrations,
            data: data10,
          };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        for (const key3 in data10) {
          if (!(key3 === 'database' || key3 === 'table' || key3 === 'url')) {
            const err30 = {
              instancePath: instancePath + '/migrations',
              schemaPath: '#/properties/migrations/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key3 },
              message: 'must NOT have additional properties',
              schema: false,
              parentSchema: schema31.properties.migrations,
              data: data10,
            };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data10.database !== undefined) {
          let data12 = data10.database;
          if (!(data12 === 'dynamodb' || data12 === 'postgresql')) {
            const err31 = {
              instancePath: instancePath + '/migrations/database',
              schemaPath: '#/properties/migrations/properties/database/enum',
              keyword: 'enum',
              params: { allowedValues: schema31.properties.migrations.properties.database.enum },
              message: 'must be equal to one of the allowed values',
              schema: schema31.properties.migrations.properties.database.enum,
              parentSchema: schema31.properties.migrations.properties.database,
              data: data12,
            };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
        if (data10.table !== undefined) {
          let data13 = data10.table;
          if (typeof data13 === 'string') {
            if (!pattern10.test(data13)) {
              const err32 = {
                instancePath: instancePath + '/migrations/table',
                schemaPath: '#/properties/migrations/properties/table/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9]{1,255}$' },
                message: 'must match pattern "' + '^[A-Za-z0-9]{1,255}$' + '"',
                schema: '^[A-Za-z0-9]{1,255}$',
                parentSchema: schema31.properties.migrations.properties.table,
                data: data13,
              };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
          } else {
            const err33 = {
              instancePath: instancePath + '/migrations/table',
              schemaPath: '#/properties/migrations/properties/table/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema31.properties.migrations.properties.table.type,
              parentSchema: schema31.properties.migrations.properties.table,
              data: data13,
            };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data10.url !== undefined) {
          let data14 = data10.url;
          if (typeof data14 === 'string') {
            if (!pattern11.test(data14)) {
              const err34 = {
                instancePath: instancePath + '/migrations/url',
                schemaPath: '#/properties/migrations/properties/url/pattern',
                keyword: 'pattern',
                params: { pattern: '^/[A-Za-z0-9_./{}-]{1,1000}$' },
                message: 'must match pattern "' + '^/[A-Za-z0-9_./{}-]{1,1000}$' + '"',
                schema: '^/[A-Za-z0-9_./{}-]{1,1000}$',
                parentSchema: schema31.properties.migrations.properties.url,
                data: data14,
              };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          } else {
            const err35 = {
              instancePath: instancePath + '/migrations/url',
              schemaPath: '#/properties/migrations/properties/url/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema31.properties.migrations.properties.url.type,
              parentSchema: schema31.properties.migrations.properties.url,
              data: data14,
            };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
        }
      } else {
        const err36 = {
          instancePath: instancePath + '/migrations',
          schemaPath: '#/properties/migrations/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema31.properties.migrations.type,
          parentSchema: schema31.properties.migrations,
          data: data10,
        };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.rollout !== undefined) {
      let data15 = data.rollout;
      const _errs45 = errors;
      let valid14 = true;
      const _errs46 = errors;
      if (errors === _errs46) {
        if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
          let missing1;
          if (data15.strategy === undefined && (missing1 = 'strategy')) {
            const err37 = {};
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          } else {
            if (data15.strategy !== undefined) {
              if ('all-at-once' !== data15.strategy) {
                const err38 = {};
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
          }
        } else {
          const err39 = {};
          if (vErrors === null) {
            vErrors = [err39];
          } else {
            vErrors.push(err39);
          }
          errors++;
        }
      }
      var _valid1 = _errs46 === errors;
      errors = _errs45;
      if (vErrors !== null) {
        if (_errs45) {
          vErrors.length = _errs45;
        } else {
          vErrors = null;
        }
      }
      if (_valid1) {
        const _errs49 = errors;
        if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
          for (const key4 in data15) {
            if (!(key4 === 'strategy')) {
              const err40 = {
                instancePath: instancePath + '/rollout',
                schemaPath: '#/$defs/rollout/allOf/0/then/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key4 },
                message: 'must NOT have additional properties',
                schema: false,
                parentSchema: schema35.allOf[0].then,
                data: data15,
              };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
          }
          if (data15.strategy !== undefined) {
            let data17 = data15.strategy;
            if ('all-at-once' !== data17) {
              const err41 = {
                instancePath: instancePath + '/rollout/strategy',
                schemaPath: '#/$defs/rollout/allOf/0/then/properties/strategy/const',
                keyword: 'const',
                params: { allowedValue: 'all-at-once' },
                message: 'must be equal to constant',
                schema: 'all-at-once',
                parentSchema: schema35.allOf[0].then.properties.strategy,
                data: data17,
              };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
          }
        } else {
          const err42 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/allOf/0/then/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema35.allOf[0].then.type,
            parentSchema: schema35.allOf[0].then,
            data: data15,
          };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
        var _valid1 = _errs49 === errors;
        valid14 = _valid1;
        if (valid14) {
          var props0 = true;
        }
      }
      if (!valid14) {
        const err43 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/allOf/0/if',
          keyword: 'if',
          params: { failingKeyword: 'then' },
          message: 'must match "then" schema',
          schema: schema35.allOf[0].if,
          parentSchema: schema35.allOf[0],
          data: data15,
        };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
      const _errs54 = errors;
      let valid17 = true;
      const _errs55 = errors;
      if (errors === _errs55) {
        if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
          let missing2;
          if (data15.strategy === undefined && (missing2 = 'strategy')) {
            const err44 = {};
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          } else {
            if (data15.strategy !== undefined) {
              if ('linear' !== data15.strategy) {
                const err45 = {};
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
          }
        } else {
          const err46 = {};
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
      }
      var _valid2 = _errs55 === errors;
      errors = _errs54;
      if (vErrors !== null) {
        if (_errs54) {
          vErrors.length = _errs54;
        } else {
          vErrors = null;
        }
      }
      if (_valid2) {
        const _errs58 = errors;
        if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
          for (const key5 in data15) {
            if (!(
              key5 === 'strategy' ||
              key5 === 'step' ||
              key5 === 'bake' ||
              key5 === 'analysis'
            )) {
              const err47 = {
                instancePath: instancePath + '/rollout',
                schemaPath: '#/$defs/rollout/allOf/1/then/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key5 },
                message: 'must NOT have additional properties',
                schema: false,
                parentSchema: schema35.allOf[1].then,
                data: data15,
              };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
          }
          if (data15.strategy !== undefined) {
            let data19 = data15.strategy;
            if ('linear' !== data19) {
              const err48 = {
                instancePath: instancePath + '/rollout/strategy',
                schemaPath: '#/$defs/rollout/allOf/1/then/properties/strategy/const',
                keyword: 'const',
                params: { allowedValue: 'linear' },
                message: 'must be equal to constant',
                schema: 'linear',
                parentSchema: schema35.allOf[1].then.properties.strategy,
                data: data19,
              };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
          }
          if (data15.step !== undefined) {
            let data20 = data15.step;
            if (!(
              typeof data20 == 'number' &&
              !(data20 % 1) &&
              !isNaN(data20) &&
              isFinite(data20)
            )) {
              const err49 = {
                instancePath: instancePath + '/rollout/step',
                schemaPath: '#/$defs/rollout/allOf/1/then/properties/step/type',
                keyword: 'type',
                params: { type: 'integer' },
                message: 'must be integer',
                schema: schema35.allOf[1].then.properties.step.type,
                parentSchema: schema35.allOf[1].then.properties.step,
                data: data20,
              };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            if (typeof data20 == 'number' && isFinite(data20)) {
              if (data20 > 100 || isNaN(data20)) {
                const err50 = {
                  instancePath: instancePath + '/rollout/step',
                  schemaPath: '#/$defs/rollout/allOf/1/then/properties/step/maximum',
                  keyword: 'maximum',
                  params: { comparison: '<=', limit: 100 },
                  message: 'must be <= 100',
                  schema: 100,
                  parentSchema: schema35.allOf[1].then.properties.step,
                  data: data20,
                };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
              if (data20 < 1 || isNaN(data20)) {
                const err51 = {
                  instancePath: instancePath + '/rollout/step',
                  schemaPath: '#/$defs/rollout/allOf/1/then/properties/step/minimum',
                  keyword: 'minimum',
                  params: { comparison: '>=', limit: 1 },
                  message: 'must be >= 1',
                  schema: 1,
                  parentSchema: schema35.allOf[1].then.properties.step,
                  data: data20,
                };
                if (vErrors === null) {
                  vErrors = [err51];
                } else {
                  vErrors.push(err51);
                }
                errors++;
              }
            }
          }
          if (data15.bake !== undefined) {
            let data21 = data15.bake;
            if (typeof data21 === 'string') {
              if (!pattern12.test(data21)) {
                const err52 = {
                  instancePath: instancePath + '/rollout/bake',
                  schemaPath: '#/$defs/rollout/allOf/1/then/properties/bake/pattern',
                  keyword: 'pattern',
                  params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                  message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                  schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                  parentSchema: schema35.allOf[1].then.properties.bake,
                  data: data21,
                };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            } else {
              const err53 = {
                instancePath: instancePath + '/rollout/bake',
                schemaPath: '#/$defs/rollout/allOf/1/then/properties/bake/type',
                keyword: 'type',
                params: { type: 'string' },
                message: 'must be string',
                schema: schema35.allOf[1].then.properties.bake.type,
                parentSchema: schema35.allOf[1].then.properties.bake,
                data: data21,
              };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
          }
        } else {
          const err54 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/allOf/1/then/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema35.allOf[1].then.type,
            parentSchema: schema35.allOf[1].then,
            data: data15,
          };
          if (vErrors === null) {
            vErrors = [err54];
          } else {
            vErrors.push(err54);
          }
          errors++;
        }
        var _valid2 = _errs58 === errors;
        valid17 = _valid2;
        if (valid17) {
          var props1 = true;
        }
      }
      if (!valid17) {
        const err55 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/allOf/1/if',
          keyword: 'if',
          params: { failingKeyword: 'then' },
          message: 'must match "then" schema',
          schema: schema35.allOf[1].if,
          parentSchema: schema35.allOf[1],
          data: data15,
        };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
      if (props0 !== true && props1 !== undefined) {
        if (props1 === true) {
          props0 = true;
        } else {
          props0 = props0 || {};
          Object.assign(props0, props1);
        }
      }
      const _errs67 = errors;
      let valid20 = true;
      const _errs68 = errors;
      if (errors === _errs68) {
        if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
          let missing3;
          if (data15.strategy === undefined && (missing3 = 'strategy')) {
            const err56 = {};
            if (vErrors === null) {
              vErrors = [err56];
            } else {
              vErrors.push(err56);
            }
            errors++;
          } else {
            if (data15.strategy !== undefined) {
              if ('canary' !== data15.strategy) {
                const err57 = {};
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
            }
          }
        } else {
          const err58 = {};
          if (vErrors === null) {
            vErrors = [err58];
          } else {
            vErrors.push(err58);
          }
          errors++;
        }
      }
      var _valid3 = _errs68 === errors;
      errors = _errs67;
      if (vErrors !== null) {
        if (_errs67) {
          vErrors.length = _errs67;
        } else {
          vErrors = null;
        }
      }
      if (_valid3) {
        const _errs71 = errors;
        if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
          for (const key6 in data15) {
            if (!(key6 === 'strategy' || key6 === 'steps' || key6 === 'analysis')) {
              const err59 = {
                instancePath: instancePath + '/rollout',
                schemaPath: '#/$defs/rollout/allOf/2/then/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key6 },
                message: 'must NOT have additional properties',
                schema: false,
                parentSchema: schema35.allOf[2].then,
                data: data15,
              };
              if (vErrors === null) {
                vErrors = [err59];
              } else {
                vErrors.push(err59);
              }
              errors++;
            }
          }
          if (data15.strategy !== undefined) {
            let data23 = data15.strategy;
            if ('canary' !== data23) {
              const err60 = {
                instancePath: instancePath + '/rollout/strategy',
                schemaPath: '#/$defs/rollout/allOf/2/then/properties/strategy/const',
                keyword: 'const',
                params: { allowedValue: 'canary' },
                message: 'must be equal to constant',
                schema: 'canary',
                parentSchema: schema35.allOf[2].then.properties.strategy,
                data: data23,
              };
              if (vErrors === null) {
                vErrors = [err60];
              } else {
                vErrors.push(err60);
              }
              errors++;
            }
          }
          if (data15.steps !== undefined) {
            let data24 = data15.steps;
            if (Array.isArray(data24)) {
              if (data24.length > 100) {
                const err61 = {
                  instancePath: instancePath + '/rollout/steps',
                  schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/maxItems',
                  keyword: 'maxItems',
                  params: { limit: 100 },
                  message: 'must NOT have more than 100 items',
                  schema: 100,
                  parentSchema: schema35.allOf[2].then.properties.steps,
                  data: data24,
                };
                if (vErrors === null) {
                  vErrors = [err61];
                } else {
                  vErrors.push(err61);
                }
                errors++;
              }
              if (data24.length < 1) {
                const err62 = {
                  instancePath: instancePath + '/rollout/steps',
                  schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/minItems',
                  keyword: 'minItems',
                  params: { limit: 1 },
                  message: 'must NOT have fewer than 1 items',
                  schema: 1,
                  parentSchema: schema35.allOf[2].then.properties.steps,
                  data: data24,
                };
                if (vErrors === null) {
                  vErrors = [err62];
                } else {
                  vErrors.push(err62);
                }
                errors++;
              }
              const len1 = data24.length;
              for (let i2 = 0; i2 < len1; i2++) {
                let data25 = data24[i2];
                if (data25 && typeof data25 == 'object' && !Array.isArray(data25)) {
                  if (data25.weight === undefined) {
                    const err63 = {
                      instancePath: instancePath + '/rollout/steps/' + i2,
                      schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/items/required',
                      keyword: 'required',
                      params: { missingProperty: 'weight' },
                      message: "must have required property '" + 'weight' + "'",
                      schema: schema35.allOf[2].then.properties.steps.items.required,
                      parentSchema: schema35.allOf[2].then.properties.steps.items,
                      data: data25,
                    };
                    if (vErrors === null) {
                      vErrors = [err63];
                    } else {
                      vErrors.push(err63);
                    }
                    errors++;
                  }
                  for (const key7 in data25) {
                    if (!(key7 === 'weight' || key7 === 'bake')) {
                      const err64 = {
                        instancePath: instancePath + '/rollout/steps/' + i2,
                        schemaPath:
                          '#/$defs/rollout/allOf/2/then/properties/steps/items/additionalProperties',
                        keyword: 'additionalProperties',
                        params: { additionalProperty: key7 },
                        message: 'must NOT have additional properties',
                        schema: false,
                        parentSchema: schema35.allOf[2].then.properties.steps.items,
                        data: data25,
                      };
                      if (vErrors === null) {
                        vErrors = [err64];
                      } else {
                        vErrors.push(err64);
                      }
                      errors++;
                    }
                  }
                  if (data25.weight !== undefined) {
                    let data26 = data25.weight;
                    if (!(
                      typeof data26 == 'number' &&
                      !(data26 % 1) &&
                      !isNaN(data26) &&
                      isFinite(data26)
                    )) {
                      const err65 = {
                        instancePath: instancePath + '/rollout/steps/' + i2 + '/weight',
                        schemaPath:
                          '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/weight/type',
                        keyword: 'type',
                        params: { type: 'integer' },
                        message: 'must be integer',
                        schema:
                          schema35.allOf[2].then.properties.steps.items.properties.weight.type,
                        parentSchema:
                          schema35.allOf[2].then.properties.steps.items.properties.weight,
                        data: data26,
                      };
                      if (vErrors === null) {
                        vErrors = [err65];
                      } else {
                        vErrors.push(err65);
                      }
                      errors++;
                    }
                    if (typeof data26 == 'number' && isFinite(data26)) {
                      if (data26 > 100 || isNaN(data26)) {
                        const err66 = {
                          instancePath: instancePath + '/rollout/steps/' + i2 + '/weight',
                          schemaPath:
                            '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/weight/maximum',
                          keyword: 'maximum',
                          params: { comparison: '<=', limit: 100 },
                          message: 'must be <= 100',
                          schema: 100,
                          parentSchema:
                            schema35.allOf[2].then.properties.steps.items.properties.weight,
                          data: data26,
                        };
                        if (vErrors === null) {
                          vErrors = [err66];
                        } else {
                          vErrors.push(err66);
                        }
                        errors++;
                      }
                      if (data26 < 1 || isNaN(data26)) {
                        const err67 = {
                          instancePath: instancePath + '/rollout/steps/' + i2 + '/weight',
                          schemaPath:
                            '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/weight/minimum',
                          keyword: 'minimum',
                          params: { comparison: '>=', limit: 1 },
                          message: 'must be >= 1',
                          schema: 1,
                          parentSchema:
                            schema35.allOf[2].then.properties.steps.items.properties.weight,
                          data: data26,
                        };
                        if (vErrors === null) {
                          vErrors = [err67];
                        } else {
                          vErrors.push(err67);
                        }
                        errors++;
                      }
                    }
                  }
                  if (data25.bake !== undefined) {
                    let data27 = data25.bake;
                    if (typeof data27 === 'string') {
                      if (!pattern12.test(data27)) {
                        const err68 = {
                          instancePath: instancePath + '/rollout/steps/' + i2 + '/bake',
                          schemaPath:
                            '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/bake/pattern',
                          keyword: 'pattern',
                          params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                          message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                          schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                          parentSchema:
                            schema35.allOf[2].then.properties.steps.items.properties.bake,
                          data: data27,
                        };
                        if (vErrors === null) {
                          vErrors = [err68];
                        } else {
                          vErrors.push(err68);
                        }
                        errors++;
                      }
                    } else {
                      const err69 = {
                        instancePath: instancePath + '/rollout/steps/' + i2 + '/bake',
                        schemaPath:
                          '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/bake/type',
                        keyword: 'type',
                        params: { type: 'string' },
                        message: 'must be string',
                        schema: schema35.allOf[2].then.properties.steps.items.properties.bake.type,
                        parentSchema: schema35.allOf[2].then.properties.steps.items.properties.bake,
                        data: data27,
                      };
                      if (vErrors === null) {
                        vErrors = [err69];
                      } else {
                        vErrors.push(err69);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err70 = {
                    instancePath: instancePath + '/rollout/steps/' + i2,
                    schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/items/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema35.allOf[2].then.properties.steps.items.type,
                    parentSchema: schema35.allOf[2].then.properties.steps.items,
                    data: data25,
                  };
                  if (vErrors === null) {
                    vErrors = [err70];
                  } else {
                    vErrors.push(err70);
                  }
                  errors++;
                }
              }
            } else {
              const err71 = {
                instancePath: instancePath + '/rollout/steps',
                schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/type',
                keyword: 'type',
                params: { type: 'array' },
                message: 'must be array',
                schema: schema35.allOf[2].then.properties.steps.type,
                parentSchema: schema35.allOf[2].then.properties.steps,
                data: data24,
              };
              if (vErrors === null) {
                vErrors = [err71];
              } else {
                vErrors.push(err71);
              }
              errors++;
            }
          }
        } else {
          const err72 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/allOf/2/then/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema35.allOf[2].then.type,
            parentSchema: schema35.allOf[2].then,
            data: data15,
          };
          if (vErrors === null) {
            vErrors = [err72];
          } else {
            vErrors.push(err72);
          }
          errors++;
        }
        var _valid3 = _errs71 === errors;
        valid20 = _valid3;
        if (valid20) {
          var props2 = true;
        }
      }
      if (!valid20) {
        const err73 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/allOf/2/if',
          keyword: 'if',
          params: { failingKeyword: 'then' },
          message: 'must match "then" schema',
          schema: schema35.allOf[2].if,
          parentSchema: schema35.allOf[2],
          data: data15,
        };
        if (vErrors === null) {
          vErrors = [err73];
        } else {
          vErrors.push(err73);
        }
        errors++;
      }
      if (props0 !== true && props2 !== undefined) {
        if (props2 === true) {
          props0 = true;
        } else {
          props0 = props0 || {};
          Object.assign(props0, props2);
        }
      }
      const _errs85 = errors;
      let valid26 = true;
      const _errs86 = errors;
      if (errors === _errs86) {
        if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
          let missing4;
          if (data15.strategy === undefined && (missing4 = 'strategy')) {
            const err74 = {};
            if (vErrors === null) {
              vErrors = [err74];
            } else {
              vErrors.push(err74);
            }
            errors++;
          } else {
            if (data15.strategy !== undefined) {
              if ('blue-green' !== data15.strategy) {
                const err75 = {};
                if (vErrors === null) {
                  vErrors = [err75];
                } else {
                  vErrors.push(err75);
                }
                errors++;
              }
            }
          }
        } else {
          const err76 = {};
          if (vErrors === null) {
            vErrors = [err76];
          } else {
            vErrors.push(err76);
          }
          errors++;
        }
      }
      var _valid4 = _errs86 === errors;
      errors = _errs85;
      if (vErrors !== null) {
        if (_errs85) {
          vErrors.length = _errs85;
        } else {
          vErrors = null;
        }
      }
      if (_valid4) {
        const _errs89 = errors;
        if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
          for (const key8 in data15) {
            if (!(key8 === 'strategy' || key8 === 'bake' || key8 === 'analysis')) {
              const err77 = {
                instancePath: instancePath + '/rollout',
                schemaPath: '#/$defs/rollout/allOf/3/then/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key8 },
                message: 'must NOT have additional properties',
                schema: false,
                parentSchema: schema35.allOf[3].then,
                data: data15,
              };
              if (vErrors === null) {
                vErrors = [err77];
              } else {
                vErrors.push(err77);
              }
              errors++;
            }
          }
          if (data15.strategy !== undefined) {
            let data29 = data15.strategy;
            if ('blue-green' !== data29) {
              const err78 = {
                instancePath: instancePath + '/rollout/strategy',
                schemaPath: '#/$defs/rollout/allOf/3/then/properties/strategy/const',
                keyword: 'const',
                params: { allowedValue: 'blue-green' },
                message: 'must be equal to constant',
                schema: 'blue-green',
                parentSchema: schema35.allOf[3].then.properties.strategy,
                data: data29,
              };
              if (vErrors === null) {
                vErrors = [err78];
              } else {
                vErrors.push(err78);
              }
              errors++;
            }
          }
          if (data15.bake !== undefined) {
            let data30 = data15.bake;
            if (typeof data30 === 'string') {
              if (!pattern12.test(data30)) {
                const err79 = {
                  instancePath: instancePath + '/rollout/bake',
                  schemaPath: '#/$defs/rollout/allOf/3/then/properties/bake/pattern',
                  keyword: 'pattern',
                  params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                  message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                  schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                  parentSchema: schema35.allOf[3].then.properties.bake,
                  data: data30,
                };
                if (vErrors === null) {
                  vErrors = [err79];
                } else {
                  vErrors.push(err79);
                }
                errors++;
              }
            } else {
              const err80 = {
                instancePath: instancePath + '/rollout/bake',
                schemaPath: '#/$defs/rollout/allOf/3/then/properties/bake/type',
                keyword: 'type',
                params: { type: 'string' },
                message: 'must be string',
                schema: schema35.allOf[3].then.properties.bake.type,
                parentSchema: schema35.allOf[3].then.properties.bake,
                data: data30,
              };
              if (vErrors === null) {
                vErrors = [err80];
              } else {
                vErrors.push(err80);
              }
              errors++;
            }
          }
        } else {
          const err81 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/allOf/3/then/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema35.allOf[3].then.type,
            parentSchema: schema35.allOf[3].then,
            data: data15,
          };
          if (vErrors === null) {
            vErrors = [err81];
          } else {
            vErrors.push(err81);
          }
          errors++;
        }
        var _valid4 = _errs89 === errors;
        valid26 = _valid4;
        if (valid26) {
          var props3 = true;
        }
      }
      if (!valid26) {
        const err82 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/allOf/3/if',
          keyword: 'if',
          params: { failingKeyword: 'then' },
          message: 'must match "then" schema',
          schema: schema35.allOf[3].if,
          parentSchema: schema35.allOf[3],
          data: data15,
        };
        if (vErrors === null) {
          vErrors = [err82];
        } else {
          vErrors.push(err82);
        }
        errors++;
      }
      if (props0 !== true && props3 !== undefined) {
        if (props3 === true) {
          props0 = true;
        } else {
          props0 = props0 || {};
          Object.assign(props0, props3);
        }
      }
      if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
        if (data15.strategy === undefined) {
          const err83 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/required',
            keyword: 'required',
            params: { missingProperty: 'strategy' },
            message: "must have required property '" + 'strategy' + "'",
            schema: schema35.required,
            parentSchema: schema35,
            data: data15,
          };
          if (vErrors === null) {
            vErrors = [err83];
          } else {
            vErrors.push(err83);
          }
          errors++;
        }
        if (props0 !== true) {
          props0 = props0 || {};
          props0.strategy = true;
          props0.analysis = true;
        }
        if (data15.strategy !== undefined) {
          let data31 = data15.strategy;
          if (!(
            data31 === 'all-at-once' ||
            data31 === 'linear' ||
            data31 === 'canary' ||
            data31 === 'blue-green'
          )) {
            const err84 = {
              instancePath: instancePath + '/rollout/strategy',
              schemaPath: '#/$defs/rollout/properties/strategy/enum',
              keyword: 'enum',
              params: { allowedValues: schema35.properties.strategy.enum },
              message: 'must be equal to one of the allowed values',
              schema: schema35.properties.strategy.enum,
              parentSchema: schema35.properties.strategy,
              data: data31,
            };
            if (vErrors === null) {
              vErrors = [err84];
            } else {
              vErrors.push(err84);
            }
            errors++;
          }
        }
        if (data15.analysis !== undefined) {
          let data32 = data15.analysis;
          if (data32 && typeof data32 == 'object' && !Array.isArray(data32)) {
            for (const key9 in data32) {
              if (!(
                key9 === 'rules' ||
                key9 === 'minimumRequests' ||
                key9 === 'percentile' ||
                key9 === 'patience' ||
                key9 === 'onFail' ||
                key9 === 'onInconclusive' ||
                key9 === 'holdAtMost'
              )) {
                const err85 = {
                  instancePath: instancePath + '/rollout/analysis',
                  schemaPath: '#/$defs/rollout/properties/analysis/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key9 },
                  message: 'must NOT have additional properties',
                  schema: false,
                  parentSchema: schema35.properties.analysis,
                  data: data32,
                };
                if (vErrors === null) {
                  vErrors = [err85];
                } else {
                  vErrors.push(err85);
                }
                errors++;
              }
            }
            if (data32.rules !== undefined) {
              let data33 = data32.rules;
              if (Array.isArray(data33)) {
                if (data33.length > 20) {
                  const err86 = {
                    instancePath: instancePath + '/rollout/analysis/rules',
                    schemaPath: '#/$defs/rollout/properties/analysis/properties/rules/maxItems',
                    keyword: 'maxItems',
                    params: { limit: 20 },
                    message: 'must NOT have more than 20 items',
                    schema: 20,
                    parentSchema: schema35.properties.analysis.properties.rules,
                    data: data33,
                  };
                  if (vErrors === null) {
                    vErrors = [err86];
                  } else {
                    vErrors.push(err86);
                  }
                  errors++;
                }
                const len2 = data33.length;
                for (let i3 = 0; i3 < len2; i3++) {
                  let data34 = data33[i3];
                  if (data34 && typeof data34 == 'object' && !Array.isArray(data34)) {
                    if (data34.name === undefined) {
                      const err87 = {
                        instancePath: instancePath + '/rollout/analysis/rules/' + i3,
                        schemaPath:
                          '#/$defs/rollout/properties/analysis/properties/rules/items/required',
                        keyword: 'required',
                        params: { missingProperty: 'name' },
                        message: "must have required property '" + 'name' + "'",
                        schema: schema35.properties.analysis.properties.rules.items.required,
                        parentSchema: schema35.properties.analysis.properties.rules.items,
                        data: data34,
                      };
                      if (vErrors === null) {
                        vErrors = [err87];
                      } else {
                        vErrors.push(err87);
                      }
                      errors++;
                    }
                    if (data34.when === undefined) {
                      const err88 = {
                        instancePath: instancePath + '/rollout/analysis/rules/' + i3,
                        schemaPath:
                          '#/$defs/rollout/properties/analysis/properties/rules/items/required',
                        keyword: 'required',
                        params: { missingProperty: 'when' },
                        message: "must have required property '" + 'when' + "'",
                        schema: schema35.properties.analysis.properties.rules.items.required,
                        parentSchema: schema35.properties.analysis.properties.rules.items,
                        data: data34,
                      };
                      if (vErrors === null) {
                        vErrors = [err88];
                      } else {
                        vErrors.push(err88);
                      }
                      errors++;
                    }
                    for (const key10 in data34) {
                      if (!(key10 === 'name' || key10 === 'when' || key10 === 'severity')) {
                        const err89 = {
                          instancePath: instancePath + '/rollout/analysis/rules/' + i3,
                          schemaPath:
                            '#/$defs/rollout/properties/analysis/properties/rules/items/additionalProperties',
                          keyword: 'additionalProperties',
                          params: { additionalProperty: key10 },
                          message: 'must NOT have additional properties',
                          schema: false,
                          parentSchema: schema35.properties.analysis.properties.rules.items,
                          data: data34,
                        };
                        if (vErrors === null) {
                          vErrors = [err89];
                        } else {
                          vErrors.push(err89);
                        }
                        errors++;
                      }
                    }
                    if (data34.name !== undefined) {
                      let data35 = data34.name;
                      if (typeof data35 === 'string') {
                        if (!pattern4.test(data35)) {
                          const err90 = {
                            instancePath: instancePath + '/rollout/analysis/rules/' + i3 + '/name',
                            schemaPath:
                              '#/$defs/rollout/properties/analysis/properties/rules/items/properties/name/pattern',
                            keyword: 'pattern',
                            params: { pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
                            message:
                              'must match pattern "' + '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
                            schema: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
                            parentSchema:
                              schema35.properties.analysis.properties.rules.items.properties.name,
                            data: data35,
                          };
                          if (vErrors === null) {
                            vErrors = [err90];
                          } else {
                            vErrors.push(err90);
                          }
                          errors++;
                        }
                      } else {
                        const err91 = {
                          instancePath: instancePath + '/rollout/analysis/rules/' + i3 + '/name',
                          schemaPath:
                            '#/$defs/rollout/properties/analysis/properties/rules/items/properties/name/type',
                          keyword: 'type',
                          params: { type: 'string' },
                          message: 'must be string',
                          schema:
                            schema35.properties.analysis.properties.rules.items.properties.name
                              .type,
                          parentSchema:
                            schema35.properties.analysis.properties.rules.items.properties.name,
                          data: data35,
                        };
                        if (vErrors === null) {
                          vErrors = [err91];
                        } else {
                          vErrors.push(err91);
                        }
                        errors++;
                      }
                    }
                    if (data34.when !== undefined) {
                      let data36 = data34.when;
                      if (typeof data36 !== 'string') {
                        const err92 = {
                          instancePath: instancePath + '/rollout/analysis/rules/' + i3 + '/when',
                          schemaPath:
                            '#/$defs/rollout/properties/analysis/properties/rules/items/properties/when/type',
                          keyword: 'type',
                          params: { type: 'string' },
                          message: 'must be string',
                          schema:
                            schema35.properties.analysis.properties.rules.items.properties.when
                              .type,
                          parentSchema:
                            schema35.properties.analysis.properties.rules.items.properties.when,
                          data: data36,
                        };
                        if (vErrors === null) {
                          vErrors = [err92];
                        } else {
                          vErrors.push(err92);
                        }
                        errors++;
                      }
                    }
                    if (data34.severity !== undefined) {
                      let data37 = data34.severity;
                      if (!(data37 === 'critical' || data37 === 'warning')) {
                        const err93 = {
                          instancePath:
                            instancePath + '/rollout/analysis/rules/' + i3 + '/severity',
                          schemaPath:
                            '#/$defs/rollout/properties/analysis/properties/rules/items/properties/severity/enum',
                          keyword: 'enum',
                          params: {
                            allowedValues:
                              schema35.properties.analysis.properties.rules.items.properties
                                .severity.enum,
                          },
                          message: 'must be equal to one of the allowed values',
                          schema:
                            schema35.properties.analysis.properties.rules.items.properties.severity
                              .enum,
                          parentSchema:
                            schema35.properties.analysis.properties.rules.items.properties.severity,
                          data: data37,
                        };
                        if (vErrors === null) {
                          vErrors = [err93];
                        } else {
                          vErrors.push(err93);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err94 = {
                      instancePath: instancePath + '/rollout/analysis/rules/' + i3,
                      schemaPath: '#/$defs/rollout/properties/analysis/properties/rules/items/type',
                      keyword: 'type',
                      params: { type: 'object' },
                      message: 'must be object',
                      schema: schema35.properties.analysis.properties.rules.items.type,
                      parentSchema: schema35.properties.analysis.properties.rules.items,
                      data: data34,
                    };
                    if (vErrors === null) {
                      vErrors = [err94];
                    } else {
                      vErrors.push(err94);
                    }
                    errors++;
                  }
                }
              } else {
                const err95 = {
                  instancePath: instancePath + '/rollout/analysis/rules',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/rules/type',
                  keyword: 'type',
                  params: { type: 'array' },
                  message: 'must be array',
                  schema: schema35.properties.analysis.properties.rules.type,
                  parentSchema: schema35.properties.analysis.properties.rules,
                  data: data33,
                };
                if (vErrors === null) {
                  vErrors = [err95];
                } else {
                  vErrors.push(err95);
                }
                errors++;
              }
            }
            if (data32.minimumRequests !== undefined) {
              let data38 = data32.minimumRequests;
              if (!(
                typeof data38 == 'number' &&
                !(data38 % 1) &&
                !isNaN(data38) &&
                isFinite(data38)
              )) {
                const err96 = {
                  instancePath: instancePath + '/rollout/analysis/minimumRequests',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/minimumRequests/type',
                  keyword: 'type',
                  params: { type: 'integer' },
                  message: 'must be integer',
                  schema: schema35.properties.analysis.properties.minimumRequests.type,
                  parentSchema: schema35.properties.analysis.properties.minimumRequests,
                  data: data38,
                };
                if (vErrors === null) {
                  vErrors = [err96];
                } else {
                  vErrors.push(err96);
                }
                errors++;
              }
              if (typeof data38 == 'number' && isFinite(data38)) {
                if (data38 < 1 || isNaN(data38)) {
                  const err97 = {
                    instancePath: instancePath + '/rollout/analysis/minimumRequests',
                    schemaPath:
                      '#/$defs/rollout/properties/analysis/properties/minimumRequests/minimum',
                    keyword: 'minimum',
                    params: { comparison: '>=', limit: 1 },
                    message: 'must be >= 1',
                    schema: 1,
                    parentSchema: schema35.properties.analysis.properties.minimumRequests,
                    data: data38,
                  };
                  if (vErrors === null) {
                    vErrors = [err97];
                  } else {
                    vErrors.push(err97);
                  }
                  errors++;
                }
              }
            }
            if (data32.percentile !== undefined) {
              let data39 = data32.percentile;
              if (typeof data39 == 'number' && isFinite(data39)) {
                if (data39 >= 100 || isNaN(data39)) {
                  const err98 = {
                    instancePath: instancePath + '/rollout/analysis/percentile',
                    schemaPath:
                      '#/$defs/rollout/properties/analysis/properties/percentile/exclusiveMaximum',
                    keyword: 'exclusiveMaximum',
                    params: { comparison: '<', limit: 100 },
                    message: 'must be < 100',
                    schema: 100,
                    parentSchema: schema35.properties.analysis.properties.percentile,
                    data: data39,
                  };
                  if (vErrors === null) {
                    vErrors = [err98];
                  } else {
                    vErrors.push(err98);
                  }
                  errors++;
                }
                if (data39 <= 0 || isNaN(data39)) {
                  const err99 = {
                    instancePath: instancePath + '/rollout/analysis/percentile',
                    schemaPath:
                      '#/$defs/rollout/properties/analysis/properties/percentile/exclusiveMinimum',
                    keyword: 'exclusiveMinimum',
                    params: { comparison: '>', limit: 0 },
                    message: 'must be > 0',
                    schema: 0,
                    parentSchema: schema35.properties.analysis.properties.percentile,
                    data: data39,
                  };
                  if (vErrors === null) {
                    vErrors = [err99];
                  } else {
                    vErrors.push(err99);
                  }
                  errors++;
                }
              } else {
                const err100 = {
                  instancePath: instancePath + '/rollout/analysis/percentile',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/percentile/type',
                  keyword: 'type',
                  params: { type: 'number' },
                  message: 'must be number',
                  schema: schema35.properties.analysis.properties.percentile.type,
                  parentSchema: schema35.properties.analysis.properties.percentile,
                  data: data39,
                };
                if (vErrors === null) {
                  vErrors = [err100];
                } else {
                  vErrors.push(err100);
                }
                errors++;
              }
            }
            if (data32.patience !== undefined) {
              let data40 = data32.patience;
              if (typeof data40 === 'string') {
                if (!pattern12.test(data40)) {
                  const err101 = {
                    instancePath: instancePath + '/rollout/analysis/patience',
                    schemaPath: '#/$defs/rollout/properties/analysis/properties/patience/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                    message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                    schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                    parentSchema: schema35.properties.analysis.properties.patience,
                    data: data40,
                  };
                  if (vErrors === null) {
                    vErrors = [err101];
                  } else {
                    vErrors.push(err101);
                  }
                  errors++;
                }
              } else {
                const err102 = {
                  instancePath: instancePath + '/rollout/analysis/patience',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/patience/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema35.properties.analysis.properties.patience.type,
                  parentSchema: schema35.properties.analysis.properties.patience,
                  data: data40,
                };
                if (vErrors === null) {
                  vErrors = [err102];
                } else {
                  vErrors.push(err102);
                }
                errors++;
              }
            }
            if (data32.onFail !== undefined) {
              let data41 = data32.onFail;
              if (data41 && typeof data41 == 'object' && !Array.isArray(data41)) {
                for (const key11 in data41) {
                  if (!(key11 === 'critical' || key11 === 'warning')) {
                    const err103 = {
                      instancePath: instancePath + '/rollout/analysis/onFail',
                      schemaPath:
                        '#/$defs/rollout/properties/analysis/properties/onFail/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key11 },
                      message: 'must NOT have additional properties',
                      schema: false,
                      parentSchema: schema35.properties.analysis.properties.onFail,
                      data: data41,
                    };
                    if (vErrors === null) {
                      vErrors = [err103];
                    } else {
                      vErrors.push(err103);
                    }
                    errors++;
                  }
                }
                if (data41.critical !== undefined) {
                  let data42 = data41.critical;
                  if (!(data42 === 'hold' || data42 === 'roll-back')) {
                    const err104 = {
                      instancePath: instancePath + '/rollout/analysis/onFail/critical',
                      schemaPath:
                        '#/$defs/rollout/properties/analysis/properties/onFail/properties/critical/enum',
                      keyword: 'enum',
                      params: {
                        allowedValues:
                          schema35.properties.analysis.properties.onFail.properties.critical.enum,
                      },
                      message: 'must be equal to one of the allowed values',
                      schema:
                        schema35.properties.analysis.properties.onFail.properties.critical.enum,
                      parentSchema:
                        schema35.properties.analysis.properties.onFail.properties.critical,
                      data: data42,
                    };
                    if (vErrors === null) {
                      vErrors = [err104];
                    } else {
                      vErrors.push(err104);
                    }
                    errors++;
                  }
                }
                if (data41.warning !== undefined) {
                  let data43 = data41.warning;
                  if (!(data43 === 'go-on' || data43 === 'hold' || data43 === 'roll-back')) {
                    const err105 = {
                      instancePath: instancePath + '/rollout/analysis/onFail/warning',
                      schemaPath:
                        '#/$defs/rollout/properties/analysis/properties/onFail/properties/warning/enum',
                      keyword: 'enum',
                      params: {
                        allowedValues:
                          schema35.properties.analysis.properties.onFail.properties.warning.enum,
                      },
                      message: 'must be equal to one of the allowed values',
                      schema:
                        schema35.properties.analysis.properties.onFail.properties.warning.enum,
                      parentSchema:
                        schema35.properties.analysis.properties.onFail.properties.warning,
                      data: data43,
                    };
                    if (vErrors === null) {
                      vErrors = [err105];
                    } else {
                      vErrors.push(err105);
                    }
                    errors++;
                  }
                }
              } else {
                const err106 = {
                  instancePath: instancePath + '/rollout/analysis/onFail',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/onFail/type',
                  keyword: 'type',
                  params: { type: 'object' },
                  message: 'must be object',
                  schema: schema35.properties.analysis.properties.onFail.type,
                  parentSchema: schema35.properties.analysis.properties.onFail,
                  data: data41,
                };
                if (vErrors === null) {
                  vErrors = [err106];
                } else {
                  vErrors.push(err106);
                }
                errors++;
              }
            }
            if (data32.onInconclusive !== undefined) {
              let data44 = data32.onInconclusive;
              if (!(data44 === 'go-on' || data44 === 'hold' || data44 === 'roll-back')) {
                const err107 = {
                  instancePath: instancePath + '/rollout/analysis/onInconclusive',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/onInconclusive/enum',
                  keyword: 'enum',
                  params: {
                    allowedValues: schema35.properties.analysis.properties.onInconclusive.enum,
                  },
                  message: 'must be equal to one of the allowed values',
                  schema: schema35.properties.analysis.properties.onInconclusive.enum,
                  parentSchema: schema35.properties.analysis.properties.onInconclusive,
                  data: data44,
                };
                if (vErrors === null) {
                  vErrors = [err107];
                } else {
                  vErrors.push(err107);
                }
                errors++;
              }
            }
            if (data32.holdAtMost !== undefined) {
              let data45 = data32.holdAtMost;
              if (typeof data45 === 'string') {
                if (!pattern12.test(data45)) {
                  const err108 = {
                    instancePath: instancePath + '/rollout/analysis/holdAtMost',
                    schemaPath: '#/$defs/rollout/properties/analysis/properties/holdAtMost/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                    message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                    schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                    parentSchema: schema35.properties.analysis.properties.holdAtMost,
                    data: data45,
                  };
                  if (vErrors === null) {
                    vErrors = [err108];
                  } else {
                    vErrors.push(err108);
                  }
                  errors++;
                }
              } else {
                const err109 = {
                  instancePath: instancePath + '/rollout/analysis/holdAtMost',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/holdAtMost/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema35.properties.analysis.properties.holdAtMost.type,
                  parentSchema: schema35.properties.analysis.properties.holdAtMost,
                  data: data45,
                };
                if (vErrors === null) {
                  vErrors = [err109];
                } else {
                  vErrors.push(err109);
                }
                errors++;
              }
            }
          } else {
            const err110 = {
              instancePath: instancePath + '/rollout/analysis',
              schemaPath: '#/$defs/rollout/properties/analysis/type',
              keyword: 'type',
              params: { type: 'object' },
              message: 'must be object',
              schema: schema35.properties.analysis.type,
              parentSchema: schema35.properties.analysis,
              data: data32,
            };
            if (vErrors === null) {
              vErrors = [err110];
            } else {
              vErrors.push(err110);
            }
            errors++;
          }
        }
      } else {
        const err111 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema35.type,
          parentSchema: schema35,
          data: data15,
        };
        if (vErrors === null) {
          vErrors = [err111];
        } else {
          vErrors.push(err111);
        }
        errors++;
      }
    }
  } else {
    const err112 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
      schema: schema31.type,
      parentSchema: schema31,
      data,
    };
    if (vErrors === null) {
      vErrors = [err112];
    } else {
      vErrors.push(err112);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
