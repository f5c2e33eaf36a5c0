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
    basePath: {
      description:
        "What its paths in the Parameter Store start with; by default a slash and its name. At most 11 levels of letters, digits, dots, hyphens and underscores, a slash before each; the first starts with neither aws nor ssm. A service's parameterStorePrefix and the variable APP_BASE_PATH go before it.",
      type: 'string',
      pattern: '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
      examples: ['/super-deals'],
    },
    environments: {
      description:
        'Where it runs beside this machine, by name; staging and production unless said otherwise. The environment of a command is its Nx configuration: nx deploy deals-ms -c staging.',
      type: 'object',
      propertyNames: { $ref: '#/$defs/environmentName' },
      additionalProperties: { $ref: '#/$defs/environment' },
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
    environmentName: {
      description:
        'The name of an environment: at most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last. Not local, which always is this machine.',
      type: 'string',
      pattern: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
      examples: ['staging'],
    },
    environment: {
      title: 'EnvironmentConfig',
      description: 'Where an environment is, and what may be done with it.',
      type: 'object',
      additionalProperties: false,
      properties: {
        account: {
          description:
            "The AWS account, twelve digits as a string. Without it, whichever the credentials lead to. Not 000000000000, which is this machine's.",
          type: 'string',
          pattern: '^(?!0{12}$)[0-9]{12}$',
          examples: ['111111111111'],
        },
        region: {
          description: 'The AWS region. Without it, the one of AWS_REGION or of the profile.',
          type: 'string',
          pattern: '^[a-z]{2,4}(-[a-z]+)+-[0-9]$',
          examples: ['eu-central-1'],
        },
        pathName: {
          description:
            "A shorter name for paths in the Parameter Store; by default the environment's name. At most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last.",
          type: 'string',
          pattern: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
          examples: ['prod'],
        },
        directDeployment: {
          description:
            'Whether deploying into it from a working tree, and removing, is allowed: for an environment that is played with. Otherwise it takes promotions alone, so that production runs the bytes that staging ran.',
          type: 'boolean',
          default: false,
        },
      },
    },
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
const schema33 = {
  description:
    'The name of an environment: at most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last. Not local, which always is this machine.',
  type: 'string',
  pattern: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
  examples: ['staging'],
};
const schema34 = {
  title: 'EnvironmentConfig',
  description: 'Where an environment is, and what may be done with it.',
  type: 'object',
  additionalProperties: false,
  properties: {
    account: {
      description:
        "The AWS account, twelve digits as a string. Without it, whichever the credentials lead to. Not 000000000000, which is this machine's.",
      type: 'string',
      pattern: '^(?!0{12}$)[0-9]{12}$',
      examples: ['111111111111'],
    },
    region: {
      description: 'The AWS region. Without it, the one of AWS_REGION or of the profile.',
      type: 'string',
      pattern: '^[a-z]{2,4}(-[a-z]+)+-[0-9]$',
      examples: ['eu-central-1'],
    },
    pathName: {
      description:
        "A shorter name for paths in the Parameter Store; by default the environment's name. At most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last.",
      type: 'string',
      pattern: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
      examples: ['prod'],
    },
    directDeployment: {
      description:
        'Whether deploying into it from a working tree, and removing, is allowed: for an environment that is played with. Otherwise it takes promotions alone, so that production runs the bytes that staging ran.',
      type: 'boolean',
      default: false,
    },
  },
};
const schema36 = {
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
const pattern5 = new RegExp(
  '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
  'u',
);
const pattern6 = new RegExp('^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$', 'u');
const pattern7 = new RegExp('^(?!0{12}$)[0-9]{12}$', 'u');
const pattern8 = new RegExp('^[a-z]{2,4}(-[a-z]+)+-[0-9]$', 'u');
const pattern11 = new RegExp('^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$', 'u');
const pattern12 = new RegExp('^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$', 'u');
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
      if (!(
        key0 === '$schema' ||
        key0 === 'name' ||
        key0 === 'basePath' ||
        key0 === 'environments' ||
        key0 === 'services' ||
        key0 === 'owners'
      )) {
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
    if (data.basePath !== undefined) {
      let data2 = data.basePath;
      if (typeof data2 === 'string') {
        if (!pattern5.test(data2)) {
          const err5 = {
            instancePath: instancePath + '/basePath',
            schemaPath: '#/properties/basePath/pattern',
            keyword: 'pattern',
            params: {
              pattern: '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
            },
            message:
              'must match pattern "' +
              '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$' +
              '"',
            schema: '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
            parentSchema: schema31.properties.basePath,
            data: data2,
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
          instancePath: instancePath + '/basePath',
          schemaPath: '#/properties/basePath/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema31.properties.basePath.type,
          parentSchema: schema31.properties.basePath,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.environments !== undefined) {
      let data3 = data.environments;
      if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
        for (const key1 in data3) {
          const _errs11 = errors;
          if (typeof key1 === 'string') {
            if (!pattern6.test(key1)) {
              const err7 = {
                instancePath: instancePath + '/environments',
                schemaPath: '#/$defs/environmentName/pattern',
                keyword: 'pattern',
                params: { pattern: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
                message:
                  'must match pattern "' + '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
                schema: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
                parentSchema: schema33,
                data: key1,
                propertyName: key1,
              };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          } else {
            const err8 = {
              instancePath: instancePath + '/environments',
              schemaPath: '#/$defs/environmentName/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema33.type,
              parentSchema: schema33,
              data: key1,
              propertyName: key1,
            };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          var valid2 = _errs11 === errors;
          if (!valid2) {
            const err9 = {
              instancePath: instancePath + '/environments',
              schemaPath: '#/properties/environments/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key1 },
              message: 'property name must be valid',
              schema: schema31.properties.environments.propertyNames,
              parentSchema: schema31.properties.environments,
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
        for (const key2 in data3) {
          let data4 = data3[key2];
          if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
            for (const key3 in data4) {
              if (!(
                key3 === 'account' ||
                key3 === 'region' ||
                key3 === 'pathName' ||
                key3 === 'directDeployment'
              )) {
                const err10 = {
                  instancePath:
                    instancePath + '/environments/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/$defs/environment/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key3 },
                  message: 'must NOT have additional properties',
                  schema: false,
                  parentSchema: schema34,
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
            if (data4.account !== undefined) {
              let data5 = data4.account;
              if (typeof data5 === 'string') {
                if (!pattern7.test(data5)) {
                  const err11 = {
                    instancePath:
                      instancePath +
                      '/environments/' +
                      key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/account',
                    schemaPath: '#/$defs/environment/properties/account/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^(?!0{12}$)[0-9]{12}$' },
                    message: 'must match pattern "' + '^(?!0{12}$)[0-9]{12}$' + '"',
                    schema: '^(?!0{12}$)[0-9]{12}$',
                    parentSchema: schema34.properties.account,
                    data: data5,
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
                  instancePath:
                    instancePath +
                    '/environments/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/account',
                  schemaPath: '#/$defs/environment/properties/account/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema34.properties.account.type,
                  parentSchema: schema34.properties.account,
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
            if (data4.region !== undefined) {
              let data6 = data4.region;
              if (typeof data6 === 'string') {
                if (!pattern8.test(data6)) {
                  const err13 = {
                    instancePath:
                      instancePath +
                      '/environments/' +
                      key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/region',
                    schemaPath: '#/$defs/environment/properties/region/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^[a-z]{2,4}(-[a-z]+)+-[0-9]$' },
                    message: 'must match pattern "' + '^[a-z]{2,4}(-[a-z]+)+-[0-9]$' + '"',
                    schema: '^[a-z]{2,4}(-[a-z]+)+-[0-9]$',
                    parentSchema: schema34.properties.region,
                    data: data6,
                  };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              } else {
                const err14 = {
                  instancePath:
                    instancePath +
                    '/environments/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/region',
                  schemaPath: '#/$defs/environment/properties/region/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema34.properties.region.type,
                  parentSchema: schema34.properties.region,
                  data: data6,
                };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data4.pathName !== undefined) {
              let data7 = data4.pathName;
              if (typeof data7 === 'string') {
                if (!pattern6.test(data7)) {
                  const err15 = {
                    instancePath:
                      instancePath +
                      '/environments/' +
                      key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/pathName',
                    schemaPath: '#/$defs/environment/properties/pathName/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
                    message:
                      'must match pattern "' + '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
                    schema: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
                    parentSchema: schema34.properties.pathName,
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
                  instancePath:
                    instancePath +
                    '/environments/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/pathName',
                  schemaPath: '#/$defs/environment/properties/pathName/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema34.properties.pathName.type,
                  parentSchema: schema34.properties.pathName,
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
            if (data4.directDeployment !== undefined) {
              let data8 = data4.directDeployment;
              if (typeof data8 !== 'boolean') {
                const err17 = {
                  instancePath:
                    instancePath +
                    '/environments/' +
                    key2.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/directDeployment',
                  schemaPath: '#/$defs/environment/properties/directDeployment/type',
                  keyword: 'type',
                  params: { type: 'boolean' },
                  message: 'must be boolean',
                  schema: schema34.properties.directDeployment.type,
                  parentSchema: schema34.properties.directDeployment,
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
                instancePath + '/environments/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/$defs/environment/type',
              keyword: 'type',
              params: { type: 'object' },
              message: 'must be object',
              schema: schema34.type,
              parentSchema: schema34,
              data: data4,
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
          instancePath: instancePath + '/environments',
          schemaPath: '#/properties/environments/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema31.properties.environments.type,
          parentSchema: schema31.properties.environments,
          data: data3,
        };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.services !== undefined) {
      let data9 = data.services;
      if (data9 && typeof data9 == 'object' && !Array.isArray(data9)) {
        for (const key4 in data9) {
          const _errs29 = errors;
          if (typeof key4 === 'string') {
            if (!pattern4.test(key4)) {
              const err20 = {
                instancePath: instancePath + '/services',
                schemaPath: '#/$defs/name/pattern',
                keyword: 'pattern',
                params: { pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
                message: 'must match pattern "' + '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
                schema: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
                parentSchema: schema32,
                data: key4,
                propertyName: key4,
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
              instancePath: instancePath + '/services',
              schemaPath: '#/$defs/name/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema32.type,
              parentSchema: schema32,
              data: key4,
              propertyName: key4,
            };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
          var valid7 = _errs29 === errors;
          if (!valid7) {
            const err22 = {
              instancePath: instancePath + '/services',
              schemaPath: '#/properties/services/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key4 },
              message: 'property name must be valid',
              schema: schema31.properties.services.propertyNames,
              parentSchema: schema31.properties.services,
              data: data9,
            };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        for (const key5 in data9) {
          let data10 = data9[key5];
          if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
            if (data10.repository === undefined) {
              const err23 = {
                instancePath:
                  instancePath + '/services/' + key5.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/$defs/externalService/required',
                keyword: 'required',
                params: { missingProperty: 'repository' },
                message: "must have required property '" + 'repository' + "'",
                schema: schema36.required,
                parentSchema: schema36,
                data: data10,
              };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            for (const key6 in data10) {
              if (!(
                key6 === 'repository' ||
                key6 === 'tagPattern' ||
                key6 === 'project' ||
                key6 === 'range' ||
                key6 === 'root'
              )) {
                const err24 = {
                  instancePath:
                    instancePath + '/services/' + key5.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/$defs/externalService/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key6 },
                  message: 'must NOT have additional properties',
                  schema: false,
                  parentSchema: schema36,
                  data: data10,
                };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
            if (data10.repository !== undefined) {
              let data11 = data10.repository;
              if (typeof data11 === 'string') {
                if (func1(data11) < 1) {
                  const err25 = {
                    instancePath:
                      instancePath +
                      '/services/' +
                      key5.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/repository',
                    schemaPath: '#/$defs/externalService/properties/repository/minLength',
                    keyword: 'minLength',
                    params: { limit: 1 },
                    message: 'must NOT have fewer than 1 characters',
                    schema: 1,
                    parentSchema: schema36.properties.repository,
                    data: data11,
                  };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
              } else {
                const err26 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key5.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/repository',
                  schemaPath: '#/$defs/externalService/properties/repository/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema36.properties.repository.type,
                  parentSchema: schema36.properties.repository,
                  data: data11,
                };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
            if (data10.tagPattern !== undefined) {
              let data12 = data10.tagPattern;
              if (typeof data12 !== 'string') {
                const err27 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key5.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/tagPattern',
                  schemaPath: '#/$defs/externalService/properties/tagPattern/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema36.properties.tagPattern.type,
                  parentSchema: schema36.properties.tagPattern,
                  data: data12,
                };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
            if (data10.project !== undefined) {
              let data13 = data10.project;
              if (typeof data13 !== 'string') {
                const err28 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key5.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/project',
                  schemaPath: '#/$defs/externalService/properties/project/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema36.properties.project.type,
                  parentSchema: schema36.properties.project,
                  data: data13,
                };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
            if (data10.range !== undefined) {
              let data14 = data10.range;
              if (typeof data14 === 'string') {
                if (!formats0.validate(data14)) {
                  const err29 = {
                    instancePath:
                      instancePath +
                      '/services/' +
                      key5.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/range',
                    schemaPath: '#/$defs/externalService/properties/range/format',
                    keyword: 'format',
                    params: { format: 'semver-range' },
                    message: 'must match format "' + 'semver-range' + '"',
                    schema: 'semver-range',
                    parentSchema: schema36.properties.range,
                    data: data14,
                  };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
              } else {
                const err30 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key5.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/range',
                  schemaPath: '#/$defs/externalService/properties/range/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema36.properties.range.type,
                  parentSchema: schema36.properties.range,
                  data: data14,
                };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data10.root !== undefined) {
              let data15 = data10.root;
              if (typeof data15 === 'string') {
                if (!pattern11.test(data15)) {
                  const err31 = {
                    instancePath:
                      instancePath +
                      '/services/' +
                      key5.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/root',
                    schemaPath: '#/$defs/externalService/properties/root/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$' },
                    message: 'must match pattern "' + '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$' + '"',
                    schema: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$',
                    parentSchema: schema36.properties.root,
                    data: data15,
                  };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    vErrors.push(err31);
                  }
                  errors++;
                }
              } else {
                const err32 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key5.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/root',
                  schemaPath: '#/$defs/externalService/properties/root/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema36.properties.root.type,
                  parentSchema: schema36.properties.root,
                  data: data15,
                };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
            }
          } else {
            const err33 = {
              instancePath:
                instancePath + '/services/' + key5.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/$defs/externalService/type',
              keyword: 'type',
              params: { type: 'object' },
              message: 'must be object',
              schema: schema36.type,
              parentSchema: schema36,
              data: data10,
            };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
      } else {
        const err34 = {
          instancePath: instancePath + '/services',
          schemaPath: '#/properties/services/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema31.properties.services.type,
          parentSchema: schema31.properties.services,
          data: data9,
        };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.owners !== undefined) {
      let data16 = data.owners;
      if (Array.isArray(data16)) {
        const len0 = data16.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data17 = data16[i0];
          if (typeof data17 === 'string') {
            if (!pattern12.test(data17)) {
              const err35 = {
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
                data: data17,
              };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          } else {
            const err36 = {
              instancePath: instancePath + '/owners/' + i0,
              schemaPath: '#/properties/owners/items/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema31.properties.owners.items.type,
              parentSchema: schema31.properties.owners.items,
              data: data17,
            };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
        let i1 = data16.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--;) {
            let item0 = data16[i1];
            if (typeof item0 !== 'string') {
              continue;
            }
            if (typeof indices0[item0] == 'number') {
              j0 = indices0[item0];
              const err37 = {
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
                data: data16,
              };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err38 = {
          instancePath: instancePath + '/owners',
          schemaPath: '#/properties/owners/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema31.properties.owners.type,
          parentSchema: schema31.properties.owners,
          data: data16,
        };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
  } else {
    const err39 = {
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
      vErrors = [err39];
    } else {
      vErrors.push(err39);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
