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
  },
  $defs: { name: { type: 'string', pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' } },
};
const schema32 = { type: 'string', pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' };
const pattern4 = new RegExp('^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$', 'u');
const pattern6 = new RegExp('^(?!/)(?!.*\\.\\.(/|$)).+\\.[cm]?ts$', 'u');
const pattern7 = new RegExp('^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$', 'u');
const pattern8 = new RegExp(
  '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
  'u',
);
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
      if (!(
        key0 === '$schema' ||
        key0 === 'name' ||
        key0 === 'application' ||
        key0 === 'runtime' ||
        key0 === 'entry' ||
        key0 === 'owners' ||
        key0 === 'parameterStorePrefix' ||
        key0 === 'consumes'
      )) {
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
  } else {
    const err23 = {
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
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
