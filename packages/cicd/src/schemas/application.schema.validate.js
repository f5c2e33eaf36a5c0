// Generated from application.schema.json by "npm run schema-types". Do not edit.
'use strict';
module.exports = validate20;
module.exports.default = validate20;
const schema31 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://org.example/schemas/application.schema.json',
  title: 'ApplicationConfig',
  description:
    'An application: composed of services, released as a manifest that names a release of each.',
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    $schema: { type: 'string' },
    name: {
      description: 'Name of the application: its Nx project and its release tags.',
      $ref: '#/$defs/name',
    },
    services: {
      description:
        'Services that live in other git repositories and are released there, by their name in the application. Those of this workspace are not listed: they name the application.',
      type: 'object',
      propertyNames: { $ref: '#/$defs/name' },
      additionalProperties: { $ref: '#/$defs/externalService' },
    },
    owners: {
      description:
        'Who reviews changes of the application, and of its services that name no owner: GitHub users or teams (@user, @org/team) or mail addresses.',
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', pattern: '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$' },
    },
  },
  $defs: {
    name: { type: 'string', pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
    externalService: {
      title: 'ExternalServiceConfig',
      description:
        'Where a service of another repository is found, and which of its releases are composed.',
      type: 'object',
      additionalProperties: false,
      required: ['repository'],
      properties: {
        repository: {
          description:
            'The git repository, a URL (https, ssh, git, codecommit, file), git@host:path, or a path relative to the workspace. Without credentials: it is written into release.json.',
          type: 'string',
          minLength: 1,
        },
        tagPattern: {
          description:
            'How its releases are tagged there: {version} once, {projectName} at most once. v{version} in a repository of one service.',
          type: 'string',
          default: '{projectName}@v{version}',
        },
        project: {
          description: 'Its name there, for {projectName}; by default the name here.',
          type: 'string',
        },
        range: {
          description: 'The versions that may be composed, like ^2; by default all.',
          type: 'string',
          format: 'semver-range',
        },
        root: {
          description:
            "Its folder there, whose changes the application's changelog tells. By default the whole repository, or with {projectName} the folder of that name in which its release commit wrote CHANGELOG.md.",
          type: 'string',
          pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$',
        },
      },
    },
  },
};
const schema32 = { type: 'string', pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' };
const schema34 = {
  title: 'ExternalServiceConfig',
  description:
    'Where a service of another repository is found, and which of its releases are composed.',
  type: 'object',
  additionalProperties: false,
  required: ['repository'],
  properties: {
    repository: {
      description:
        'The git repository, a URL (https, ssh, git, codecommit, file), git@host:path, or a path relative to the workspace. Without credentials: it is written into release.json.',
      type: 'string',
      minLength: 1,
    },
    tagPattern: {
      description:
        'How its releases are tagged there: {version} once, {projectName} at most once. v{version} in a repository of one service.',
      type: 'string',
      default: '{projectName}@v{version}',
    },
    project: {
      description: 'Its name there, for {projectName}; by default the name here.',
      type: 'string',
    },
    range: {
      description: 'The versions that may be composed, like ^2; by default all.',
      type: 'string',
      format: 'semver-range',
    },
    root: {
      description:
        "Its folder there, whose changes the application's changelog tells. By default the whole repository, or with {projectName} the folder of that name in which its release commit wrote CHANGELOG.md.",
      type: 'string',
      pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$',
    },
  },
};
const pattern4 = new RegExp('^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$', 'u');
const pattern6 = new RegExp('^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$', 'u');
const pattern7 = new RegExp('^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$', 'u');
const func1 = require('ajv/dist/runtime/ucs2length').default;
const formats0 = require('./formats').formats['semver-range'];

function validate20(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  /*# sourceURL="https://org.example/schemas/application.schema.json" */ let vErrors = null;
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
    for (const key0 in data) {
      if (!(key0 === '$schema' || key0 === 'name' || key0 === 'services' || key0 === 'owners')) {
        const err1 = {
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
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.$schema !== undefined) {
      let data0 = data.$schema;
      if (typeof data0 !== 'string') {
        const err2 = {
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
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === 'string') {
        if (!pattern4.test(data1)) {
          const err3 = {
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
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = {
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
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.services !== undefined) {
      let data2 = data.services;
      if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
        for (const key1 in data2) {
          const _errs9 = errors;
          if (typeof key1 === 'string') {
            if (!pattern4.test(key1)) {
              const err5 = {
                instancePath: instancePath + '/services',
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
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = {
              instancePath: instancePath + '/services',
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
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
          var valid2 = _errs9 === errors;
          if (!valid2) {
            const err7 = {
              instancePath: instancePath + '/services',
              schemaPath: '#/properties/services/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key1 },
              message: 'property name must be valid',
              schema: schema31.properties.services.propertyNames,
              parentSchema: schema31.properties.services,
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
        for (const key2 in data2) {
          let data3 = data2[key2];
          if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
            if (data3.repository === undefined) {
              const err8 = {
                instancePath:
                  instancePath + '/services/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/$defs/externalService/required',
                keyword: 'required',
                params: { missingProperty: 'repository' },
                message: "must have required property '" + 'repository' + "'",
                schema: schema34.required,
                parentSchema: schema34,
                data: data3,
              };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            for (const key3 in data3) {
              if (!(
                key3 === 'repository' ||
                key3 === 'tagPattern' ||
                key3 === 'project' ||
                key3 === 'range' ||
                key3 === 'root'
              )) {
                const err9 = {
                  instancePath:
                    instancePath + '/services/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/$defs/externalService/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key3 },
                  message: 'must NOT have additional properties',
                  schema: false,
                  parentSchema: schema34,
                  data: data3,
                };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            if (data3.repository !== undefined) {
              let data4 = data3.repository;
              if (typeof data4 === 'string') {
                if (func1(data4) < 1) {
                  const err10 = {
                    instancePath:
                      instancePath +
                      '/services/' +
                      key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/repository',
                    schemaPath: '#/$defs/externalService/properties/repository/minLength',
                    keyword: 'minLength',
                    params: { limit: 1 },
                    message: 'must NOT have fewer than 1 characters',
                    schema: 1,
                    parentSchema: schema34.properties.repository,
                    data: data4,
                  };
                  if (vErrors === null) {
                    vErrors = [err10];
                  } else {
                    vErrors.push(err10);
                  }
                  errors++;
                }
              } else {
                const err11 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/repository',
                  schemaPath: '#/$defs/externalService/properties/repository/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema34.properties.repository.type,
                  parentSchema: schema34.properties.repository,
                  data: data4,
                };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data3.tagPattern !== undefined) {
              let data5 = data3.tagPattern;
              if (typeof data5 !== 'string') {
                const err12 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/tagPattern',
                  schemaPath: '#/$defs/externalService/properties/tagPattern/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema34.properties.tagPattern.type,
                  parentSchema: schema34.properties.tagPattern,
                  data: data5,
                };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data3.project !== undefined) {
              let data6 = data3.project;
              if (typeof data6 !== 'string') {
                const err13 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/project',
                  schemaPath: '#/$defs/externalService/properties/project/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema34.properties.project.type,
                  parentSchema: schema34.properties.project,
                  data: data6,
                };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
            }
            if (data3.range !== undefined) {
              let data7 = data3.range;
              if (typeof data7 === 'string') {
                if (!formats0.validate(data7)) {
                  const err14 = {
                    instancePath:
                      instancePath +
                      '/services/' +
                      key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/range',
                    schemaPath: '#/$defs/externalService/properties/range/format',
                    keyword: 'format',
                    params: { format: 'semver-range' },
                    message: 'must match format "' + 'semver-range' + '"',
                    schema: 'semver-range',
                    parentSchema: schema34.properties.range,
                    data: data7,
                  };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
              } else {
                const err15 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/range',
                  schemaPath: '#/$defs/externalService/properties/range/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema34.properties.range.type,
                  parentSchema: schema34.properties.range,
                  data: data7,
                };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data3.root !== undefined) {
              let data8 = data3.root;
              if (typeof data8 === 'string') {
                if (!pattern6.test(data8)) {
                  const err16 = {
                    instancePath:
                      instancePath +
                      '/services/' +
                      key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/root',
                    schemaPath: '#/$defs/externalService/properties/root/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$' },
                    message: 'must match pattern "' + '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$' + '"',
                    schema: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$',
                    parentSchema: schema34.properties.root,
                    data: data8,
                  };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
              } else {
                const err17 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/root',
                  schemaPath: '#/$defs/externalService/properties/root/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema34.properties.root.type,
                  parentSchema: schema34.properties.root,
                  data: data8,
                };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          } else {
            const err18 = {
              instancePath:
                instancePath + '/services/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/$defs/externalService/type',
              keyword: 'type',
              params: { type: 'object' },
              message: 'must be object',
              schema: schema34.type,
              parentSchema: schema34,
              data: data3,
            };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = {
          instancePath: instancePath + '/services',
          schemaPath: '#/properties/services/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema31.properties.services.type,
          parentSchema: schema31.properties.services,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.owners !== undefined) {
      let data9 = data.owners;
      if (Array.isArray(data9)) {
        const len0 = data9.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data10 = data9[i0];
          if (typeof data10 === 'string') {
            if (!pattern7.test(data10)) {
              const err20 = {
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
                data: data10,
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
              instancePath: instancePath + '/owners/' + i0,
              schemaPath: '#/properties/owners/items/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema31.properties.owners.items.type,
              parentSchema: schema31.properties.owners.items,
              data: data10,
            };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        let i1 = data9.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--;) {
            let item0 = data9[i1];
            if (typeof item0 !== 'string') {
              continue;
            }
            if (typeof indices0[item0] == 'number') {
              j0 = indices0[item0];
              const err22 = {
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
                data: data9,
              };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err23 = {
          instancePath: instancePath + '/owners',
          schemaPath: '#/properties/owners/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema31.properties.owners.type,
          parentSchema: schema31.properties.owners,
          data: data9,
        };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
  } else {
    const err24 = {
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
      vErrors = [err24];
    } else {
      vErrors.push(err24);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
