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
    delivery: { $ref: '#/$defs/delivery' },
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
        'The name of an environment: at most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last. Not local, which always is this machine; nor artifacts or sealed, which the state store has beside environments.',
      type: 'string',
      pattern: '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
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
        localCloud: {
          description:
            'Whether it is on a local cloud of its own on this machine (MiniStack), with its account and region: for a rehearsal of promotions.',
          type: 'boolean',
          default: false,
        },
        directDeployment: {
          description:
            'Whether deploying into it from a working tree, and removing, is allowed: for an environment that is played with. Otherwise it takes promotions alone, so that production runs the bytes that staging ran.',
          type: 'boolean',
          default: false,
        },
        after: {
          description:
            'The environment that it is promoted from: what goes in was verified there before, the very same, or for a release the same bytes.',
          $ref: '#/$defs/environmentName',
        },
        takes: {
          description: 'What may be promoted into it: releases alone, or candidates too.',
          enum: ['manifests', 'any'],
          default: 'any',
        },
        soakMinutes: {
          description:
            'Minutes that have to be over since it was first verified in the environment of "after"; at most those of a year.',
          type: 'number',
          minimum: 0,
          maximum: 525600,
          default: 0,
        },
        approval: { $ref: '#/$defs/approval' },
        freezes: {
          description: 'When nothing goes in, but a hotfix that says why.',
          type: 'array',
          items: { $ref: '#/$defs/freeze' },
        },
        alarmsQuiet: {
          description: 'Nothing goes in while one of its alarms fires, but a hotfix that says why.',
          type: 'boolean',
          default: false,
        },
      },
    },
    approval: {
      title: 'ApprovalConfig',
      description:
        'Who has to approve of what goes in. An approval is of certain bytes; that of others says nothing.',
      type: 'object',
      additionalProperties: false,
      required: ['count'],
      properties: {
        count: {
          description: 'How many different people have to approve.',
          type: 'integer',
          minimum: 1,
        },
        approvers: {
          description:
            'Who may, as records name them; upper and lower case are one. By default everybody.',
          type: 'array',
          uniqueItems: true,
          items: { type: 'string', minLength: 1 },
        },
        notRequester: {
          description: 'Whoever asks for a promotion does not approve it.',
          type: 'boolean',
          default: false,
        },
        expiresAfterHours: {
          description:
            'Hours after which an approval does not count any more, at most those of a year. Without it, it stays.',
          type: 'number',
          exclusiveMinimum: 0,
          maximum: 8760,
        },
      },
    },
    freeze: {
      title: 'FreezeConfig',
      description:
        'A time in which nothing goes in: each week, or once. From and to are of one kind.',
      type: 'object',
      additionalProperties: false,
      required: ['from', 'to', 'timeZone'],
      properties: {
        from: { $ref: '#/$defs/freezeTime' },
        to: { $ref: '#/$defs/freezeTime' },
        timeZone: {
          description: 'The place whose clocks count, as IANA names it.',
          type: 'string',
          pattern: '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$',
          examples: ['Europe/Berlin', 'UTC'],
        },
        why: { description: 'For those who have to wait.', type: 'string', minLength: 1 },
      },
    },
    freezeTime: {
      description:
        'By the clocks of the place: a day of the week (Sun, Mon, Tue, Wed, Thu, Fri, Sat) and a time, or a date and a time.',
      type: 'string',
      pattern:
        '^((Sun|Mon|Tue|Wed|Thu|Fri|Sat) |20[0-9]{2}-[0-9]{2}-[0-9]{2}T)([01][0-9]|2[0-3]):[0-5][0-9]$',
      examples: ['Fri 16:00', '2026-12-18T16:00'],
    },
    delivery: {
      title: 'DeliveryConfig',
      description: 'Where artifacts and records of the application are kept, and who signs them.',
      type: 'object',
      additionalProperties: false,
      properties: {
        artifacts: {
          description:
            'Where artifacts are: a folder, relative to the workspace, or an S3 bucket with a prefix. Whoever packages, seals, promotes or rolls back has to reach it.',
          type: 'string',
          pattern:
            '^(s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?|(?![A-Za-z][A-Za-z0-9+.-]+:)\\S.*)$',
          default: 'tmp/delivery/artifacts',
          examples: ['s3://org-deliveries/artifacts', '.cicd/artifacts'],
        },
        state: {
          description:
            'Where records and the index of artifacts are: a folder, relative to the workspace; git:origin for a ref of that remote; or s3://bucket/prefix. Without credentials.',
          type: 'string',
          minLength: 1,
          default: 'tmp/delivery/state',
        },
        signing: {
          title: 'SigningConfig',
          description:
            'Whose signatures count. The key to sign with is named by CICD_SIGNING_KEY where a service is packaged, and never kept in the repository.',
          type: 'object',
          additionalProperties: false,
          required: ['keys'],
          properties: {
            keys: {
              description:
                'Public Ed25519 keys in PEM format, as paths relative to the workspace. With one at least, what nobody of them has signed is refused.',
              type: 'array',
              minItems: 1,
              uniqueItems: true,
              items: { type: 'string', minLength: 1 },
            },
          },
        },
        retentionDays: {
          description:
            'How many days artifacts are kept. What an environment runs, ran last, or a rollback needs is kept however old it is.',
          type: 'integer',
          minimum: 1,
          default: 30,
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
    'The name of an environment: at most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last. Not local, which always is this machine; nor artifacts or sealed, which the state store has beside environments.',
  type: 'string',
  pattern: '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
  examples: ['staging'],
};
const schema40 = {
  title: 'DeliveryConfig',
  description: 'Where artifacts and records of the application are kept, and who signs them.',
  type: 'object',
  additionalProperties: false,
  properties: {
    artifacts: {
      description:
        'Where artifacts are: a folder, relative to the workspace, or an S3 bucket with a prefix. Whoever packages, seals, promotes or rolls back has to reach it.',
      type: 'string',
      pattern:
        '^(s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?|(?![A-Za-z][A-Za-z0-9+.-]+:)\\S.*)$',
      default: 'tmp/delivery/artifacts',
      examples: ['s3://org-deliveries/artifacts', '.cicd/artifacts'],
    },
    state: {
      description:
        'Where records and the index of artifacts are: a folder, relative to the workspace; git:origin for a ref of that remote; or s3://bucket/prefix. Without credentials.',
      type: 'string',
      minLength: 1,
      default: 'tmp/delivery/state',
    },
    signing: {
      title: 'SigningConfig',
      description:
        'Whose signatures count. The key to sign with is named by CICD_SIGNING_KEY where a service is packaged, and never kept in the repository.',
      type: 'object',
      additionalProperties: false,
      required: ['keys'],
      properties: {
        keys: {
          description:
            'Public Ed25519 keys in PEM format, as paths relative to the workspace. With one at least, what nobody of them has signed is refused.',
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: { type: 'string', minLength: 1 },
        },
      },
    },
    retentionDays: {
      description:
        'How many days artifacts are kept. What an environment runs, ran last, or a rollback needs is kept however old it is.',
      type: 'integer',
      minimum: 1,
      default: 30,
    },
  },
};
const schema42 = {
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
const pattern6 = new RegExp('^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$', 'u');
const pattern14 = new RegExp(
  '^(s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?|(?![A-Za-z][A-Za-z0-9+.-]+:)\\S.*)$',
  'u',
);
const pattern16 = new RegExp('^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$', 'u');
const pattern17 = new RegExp('^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$', 'u');
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
    localCloud: {
      description:
        'Whether it is on a local cloud of its own on this machine (MiniStack), with its account and region: for a rehearsal of promotions.',
      type: 'boolean',
      default: false,
    },
    directDeployment: {
      description:
        'Whether deploying into it from a working tree, and removing, is allowed: for an environment that is played with. Otherwise it takes promotions alone, so that production runs the bytes that staging ran.',
      type: 'boolean',
      default: false,
    },
    after: {
      description:
        'The environment that it is promoted from: what goes in was verified there before, the very same, or for a release the same bytes.',
      $ref: '#/$defs/environmentName',
    },
    takes: {
      description: 'What may be promoted into it: releases alone, or candidates too.',
      enum: ['manifests', 'any'],
      default: 'any',
    },
    soakMinutes: {
      description:
        'Minutes that have to be over since it was first verified in the environment of "after"; at most those of a year.',
      type: 'number',
      minimum: 0,
      maximum: 525600,
      default: 0,
    },
    approval: { $ref: '#/$defs/approval' },
    freezes: {
      description: 'When nothing goes in, but a hotfix that says why.',
      type: 'array',
      items: { $ref: '#/$defs/freeze' },
    },
    alarmsQuiet: {
      description: 'Nothing goes in while one of its alarms fires, but a hotfix that says why.',
      type: 'boolean',
      default: false,
    },
  },
};
const schema36 = {
  title: 'ApprovalConfig',
  description:
    'Who has to approve of what goes in. An approval is of certain bytes; that of others says nothing.',
  type: 'object',
  additionalProperties: false,
  required: ['count'],
  properties: {
    count: {
      description: 'How many different people have to approve.',
      type: 'integer',
      minimum: 1,
    },
    approvers: {
      description:
        'Who may, as records name them; upper and lower case are one. By default everybody.',
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', minLength: 1 },
    },
    notRequester: {
      description: 'Whoever asks for a promotion does not approve it.',
      type: 'boolean',
      default: false,
    },
    expiresAfterHours: {
      description:
        'Hours after which an approval does not count any more, at most those of a year. Without it, it stays.',
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 8760,
    },
  },
};
const func1 = Object.prototype.hasOwnProperty;
const func2 = require('ajv/dist/runtime/ucs2length').default;
const pattern7 = new RegExp('^(?!0{12}$)[0-9]{12}$', 'u');
const pattern8 = new RegExp('^[a-z]{2,4}(-[a-z]+)+-[0-9]$', 'u');
const pattern9 = new RegExp('^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$', 'u');
const schema37 = {
  title: 'FreezeConfig',
  description: 'A time in which nothing goes in: each week, or once. From and to are of one kind.',
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to', 'timeZone'],
  properties: {
    from: { $ref: '#/$defs/freezeTime' },
    to: { $ref: '#/$defs/freezeTime' },
    timeZone: {
      description: 'The place whose clocks count, as IANA names it.',
      type: 'string',
      pattern: '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$',
      examples: ['Europe/Berlin', 'UTC'],
    },
    why: { description: 'For those who have to wait.', type: 'string', minLength: 1 },
  },
};
const schema38 = {
  description:
    'By the clocks of the place: a day of the week (Sun, Mon, Tue, Wed, Thu, Fri, Sat) and a time, or a date and a time.',
  type: 'string',
  pattern:
    '^((Sun|Mon|Tue|Wed|Thu|Fri|Sat) |20[0-9]{2}-[0-9]{2}-[0-9]{2}T)([01][0-9]|2[0-3]):[0-5][0-9]$',
  examples: ['Fri 16:00', '2026-12-18T16:00'],
};
const pattern11 = new RegExp(
  '^((Sun|Mon|Tue|Wed|Thu|Fri|Sat) |20[0-9]{2}-[0-9]{2}-[0-9]{2}T)([01][0-9]|2[0-3]):[0-5][0-9]$',
  'u',
);
const pattern13 = new RegExp('^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$', 'u');

function validate22(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.from === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'from' },
        message: "must have required property '" + 'from' + "'",
        schema: schema37.required,
        parentSchema: schema37,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.to === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'to' },
        message: "must have required property '" + 'to' + "'",
        schema: schema37.required,
        parentSchema: schema37,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.timeZone === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'timeZone' },
        message: "must have required property '" + 'timeZone' + "'",
        schema: schema37.required,
        parentSchema: schema37,
        data,
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === 'from' || key0 === 'to' || key0 === 'timeZone' || key0 === 'why')) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
          schema: false,
          parentSchema: schema37,
          data,
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.from !== undefined) {
      let data0 = data.from;
      if (typeof data0 === 'string') {
        if (!pattern11.test(data0)) {
          const err4 = {
            instancePath: instancePath + '/from',
            schemaPath: '#/$defs/freezeTime/pattern',
            keyword: 'pattern',
            params: {
              pattern:
                '^((Sun|Mon|Tue|Wed|Thu|Fri|Sat) |20[0-9]{2}-[0-9]{2}-[0-9]{2}T)([01][0-9]|2[0-3]):[0-5][0-9]$',
            },
            message:
              'must match pattern "' +
              '^((Sun|Mon|Tue|Wed|Thu|Fri|Sat) |20[0-9]{2}-[0-9]{2}-[0-9]{2}T)([01][0-9]|2[0-3]):[0-5][0-9]$' +
              '"',
            schema:
              '^((Sun|Mon|Tue|Wed|Thu|Fri|Sat) |20[0-9]{2}-[0-9]{2}-[0-9]{2}T)([01][0-9]|2[0-3]):[0-5][0-9]$',
            parentSchema: schema38,
            data: data0,
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
          instancePath: instancePath + '/from',
          schemaPath: '#/$defs/freezeTime/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema38.type,
          parentSchema: schema38,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.to !== undefined) {
      let data1 = data.to;
      if (typeof data1 === 'string') {
        if (!pattern11.test(data1)) {
          const err6 = {
            instancePath: instancePath + '/to',
            schemaPath: '#/$defs/freezeTime/pattern',
            keyword: 'pattern',
            params: {
              pattern:
                '^((Sun|Mon|Tue|Wed|Thu|Fri|Sat) |20[0-9]{2}-[0-9]{2}-[0-9]{2}T)([01][0-9]|2[0-3]):[0-5][0-9]$',
            },
            message:
              'must match pattern "' +
              '^((Sun|Mon|Tue|Wed|Thu|Fri|Sat) |20[0-9]{2}-[0-9]{2}-[0-9]{2}T)([01][0-9]|2[0-3]):[0-5][0-9]$' +
              '"',
            schema:
              '^((Sun|Mon|Tue|Wed|Thu|Fri|Sat) |20[0-9]{2}-[0-9]{2}-[0-9]{2}T)([01][0-9]|2[0-3]):[0-5][0-9]$',
            parentSchema: schema38,
            data: data1,
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
          instancePath: instancePath + '/to',
          schemaPath: '#/$defs/freezeTime/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema38.type,
          parentSchema: schema38,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.timeZone !== undefined) {
      let data2 = data.timeZone;
      if (typeof data2 === 'string') {
        if (!pattern13.test(data2)) {
          const err8 = {
            instancePath: instancePath + '/timeZone',
            schemaPath: '#/properties/timeZone/pattern',
            keyword: 'pattern',
            params: { pattern: '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$' },
            message: 'must match pattern "' + '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$' + '"',
            schema: '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$',
            parentSchema: schema37.properties.timeZone,
            data: data2,
          };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = {
          instancePath: instancePath + '/timeZone',
          schemaPath: '#/properties/timeZone/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema37.properties.timeZone.type,
          parentSchema: schema37.properties.timeZone,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.why !== undefined) {
      let data3 = data.why;
      if (typeof data3 === 'string') {
        if (func2(data3) < 1) {
          const err10 = {
            instancePath: instancePath + '/why',
            schemaPath: '#/properties/why/minLength',
            keyword: 'minLength',
            params: { limit: 1 },
            message: 'must NOT have fewer than 1 characters',
            schema: 1,
            parentSchema: schema37.properties.why,
            data: data3,
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
          instancePath: instancePath + '/why',
          schemaPath: '#/properties/why/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema37.properties.why.type,
          parentSchema: schema37.properties.why,
          data: data3,
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
  } else {
    const err12 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
      schema: schema37.type,
      parentSchema: schema37,
      data,
    };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { props: true, dynamicProps: false, dynamicItems: false };

function validate21(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema34.properties, key0)) {
        const err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
          schema: false,
          parentSchema: schema34,
          data,
        };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.account !== undefined) {
      let data0 = data.account;
      if (typeof data0 === 'string') {
        if (!pattern7.test(data0)) {
          const err1 = {
            instancePath: instancePath + '/account',
            schemaPath: '#/properties/account/pattern',
            keyword: 'pattern',
            params: { pattern: '^(?!0{12}$)[0-9]{12}$' },
            message: 'must match pattern "' + '^(?!0{12}$)[0-9]{12}$' + '"',
            schema: '^(?!0{12}$)[0-9]{12}$',
            parentSchema: schema34.properties.account,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = {
          instancePath: instancePath + '/account',
          schemaPath: '#/properties/account/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema34.properties.account.type,
          parentSchema: schema34.properties.account,
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
    if (data.region !== undefined) {
      let data1 = data.region;
      if (typeof data1 === 'string') {
        if (!pattern8.test(data1)) {
          const err3 = {
            instancePath: instancePath + '/region',
            schemaPath: '#/properties/region/pattern',
            keyword: 'pattern',
            params: { pattern: '^[a-z]{2,4}(-[a-z]+)+-[0-9]$' },
            message: 'must match pattern "' + '^[a-z]{2,4}(-[a-z]+)+-[0-9]$' + '"',
            schema: '^[a-z]{2,4}(-[a-z]+)+-[0-9]$',
            parentSchema: schema34.properties.region,
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
          instancePath: instancePath + '/region',
          schemaPath: '#/properties/region/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema34.properties.region.type,
          parentSchema: schema34.properties.region,
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
    if (data.pathName !== undefined) {
      let data2 = data.pathName;
      if (typeof data2 === 'string') {
        if (!pattern9.test(data2)) {
          const err5 = {
            instancePath: instancePath + '/pathName',
            schemaPath: '#/properties/pathName/pattern',
            keyword: 'pattern',
            params: { pattern: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
            message: 'must match pattern "' + '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
            schema: '^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
            parentSchema: schema34.properties.pathName,
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
          instancePath: instancePath + '/pathName',
          schemaPath: '#/properties/pathName/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema34.properties.pathName.type,
          parentSchema: schema34.properties.pathName,
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
    if (data.localCloud !== undefined) {
      let data3 = data.localCloud;
      if (typeof data3 !== 'boolean') {
        const err7 = {
          instancePath: instancePath + '/localCloud',
          schemaPath: '#/properties/localCloud/type',
          keyword: 'type',
          params: { type: 'boolean' },
          message: 'must be boolean',
          schema: schema34.properties.localCloud.type,
          parentSchema: schema34.properties.localCloud,
          data: data3,
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.directDeployment !== undefined) {
      let data4 = data.directDeployment;
      if (typeof data4 !== 'boolean') {
        const err8 = {
          instancePath: instancePath + '/directDeployment',
          schemaPath: '#/properties/directDeployment/type',
          keyword: 'type',
          params: { type: 'boolean' },
          message: 'must be boolean',
          schema: schema34.properties.directDeployment.type,
          parentSchema: schema34.properties.directDeployment,
          data: data4,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.after !== undefined) {
      let data5 = data.after;
      if (typeof data5 === 'string') {
        if (!pattern6.test(data5)) {
          const err9 = {
            instancePath: instancePath + '/after',
            schemaPath: '#/$defs/environmentName/pattern',
            keyword: 'pattern',
            params: { pattern: '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
            message:
              'must match pattern "' +
              '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' +
              '"',
            schema: '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
            parentSchema: schema33,
            data: data5,
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
          instancePath: instancePath + '/after',
          schemaPath: '#/$defs/environmentName/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema33.type,
          parentSchema: schema33,
          data: data5,
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.takes !== undefined) {
      let data6 = data.takes;
      if (!(data6 === 'manifests' || data6 === 'any')) {
        const err11 = {
          instancePath: instancePath + '/takes',
          schemaPath: '#/properties/takes/enum',
          keyword: 'enum',
          params: { allowedValues: schema34.properties.takes.enum },
          message: 'must be equal to one of the allowed values',
          schema: schema34.properties.takes.enum,
          parentSchema: schema34.properties.takes,
          data: data6,
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.soakMinutes !== undefined) {
      let data7 = data.soakMinutes;
      if (typeof data7 == 'number' && isFinite(data7)) {
        if (data7 > 525600 || isNaN(data7)) {
          const err12 = {
            instancePath: instancePath + '/soakMinutes',
            schemaPath: '#/properties/soakMinutes/maximum',
            keyword: 'maximum',
            params: { comparison: '<=', limit: 525600 },
            message: 'must be <= 525600',
            schema: 525600,
            parentSchema: schema34.properties.soakMinutes,
            data: data7,
          };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data7 < 0 || isNaN(data7)) {
          const err13 = {
            instancePath: instancePath + '/soakMinutes',
            schemaPath: '#/properties/soakMinutes/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
            message: 'must be >= 0',
            schema: 0,
            parentSchema: schema34.properties.soakMinutes,
            data: data7,
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
          instancePath: instancePath + '/soakMinutes',
          schemaPath: '#/properties/soakMinutes/type',
          keyword: 'type',
          params: { type: 'number' },
          message: 'must be number',
          schema: schema34.properties.soakMinutes.type,
          parentSchema: schema34.properties.soakMinutes,
          data: data7,
        };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.approval !== undefined) {
      let data8 = data.approval;
      if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
        if (data8.count === undefined) {
          const err15 = {
            instancePath: instancePath + '/approval',
            schemaPath: '#/$defs/approval/required',
            keyword: 'required',
            params: { missingProperty: 'count' },
            message: "must have required property '" + 'count' + "'",
            schema: schema36.required,
            parentSchema: schema36,
            data: data8,
          };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        for (const key1 in data8) {
          if (!(
            key1 === 'count' ||
            key1 === 'approvers' ||
            key1 === 'notRequester' ||
            key1 === 'expiresAfterHours'
          )) {
            const err16 = {
              instancePath: instancePath + '/approval',
              schemaPath: '#/$defs/approval/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
              message: 'must NOT have additional properties',
              schema: false,
              parentSchema: schema36,
              data: data8,
            };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data8.count !== undefined) {
          let data9 = data8.count;
          if (!(typeof data9 == 'number' && !(data9 % 1) && !isNaN(data9) && isFinite(data9))) {
            const err17 = {
              instancePath: instancePath + '/approval/count',
              schemaPath: '#/$defs/approval/properties/count/type',
              keyword: 'type',
              params: { type: 'integer' },
              message: 'must be integer',
              schema: schema36.properties.count.type,
              parentSchema: schema36.properties.count,
              data: data9,
            };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
          if (typeof data9 == 'number' && isFinite(data9)) {
            if (data9 < 1 || isNaN(data9)) {
              const err18 = {
                instancePath: instancePath + '/approval/count',
                schemaPath: '#/$defs/approval/properties/count/minimum',
                keyword: 'minimum',
                params: { comparison: '>=', limit: 1 },
                message: 'must be >= 1',
                schema: 1,
                parentSchema: schema36.properties.count,
                data: data9,
              };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          }
        }
        if (data8.approvers !== undefined) {
          let data10 = data8.approvers;
          if (Array.isArray(data10)) {
            const len0 = data10.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data11 = data10[i0];
              if (typeof data11 === 'string') {
                if (func2(data11) < 1) {
                  const err19 = {
                    instancePath: instancePath + '/approval/approvers/' + i0,
                    schemaPath: '#/$defs/approval/properties/approvers/items/minLength',
                    keyword: 'minLength',
                    params: { limit: 1 },
                    message: 'must NOT have fewer than 1 characters',
                    schema: 1,
                    parentSchema: schema36.properties.approvers.items,
                    data: data11,
                  };
                  if (vErrors === null) {
                    vErrors = [err19];
                  } else {
                    vErrors.push(err19);
                  }
                  errors++;
                }
              } else {
                const err20 = {
                  instancePath: instancePath + '/approval/approvers/' + i0,
                  schemaPath: '#/$defs/approval/properties/approvers/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema36.properties.approvers.items.type,
                  parentSchema: schema36.properties.approvers.items,
                  data: data11,
                };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            let i1 = data10.length;
            let j0;
            if (i1 > 1) {
              const indices0 = {};
              for (; i1--;) {
                let item0 = data10[i1];
                if (typeof item0 !== 'string') {
                  continue;
                }
                if (typeof indices0[item0] == 'number') {
                  j0 = indices0[item0];
                  const err21 = {
                    instancePath: instancePath + '/approval/approvers',
                    schemaPath: '#/$defs/approval/properties/approvers/uniqueItems',
                    keyword: 'uniqueItems',
                    params: { i: i1, j: j0 },
                    message:
                      'must NOT have duplicate items (items ## ' +
                      j0 +
                      ' and ' +
                      i1 +
                      ' are identical)',
                    schema: true,
                    parentSchema: schema36.properties.approvers,
                    data: data10,
                  };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                  break;
                }
                indices0[item0] = i1;
              }
            }
          } else {
            const err22 = {
              instancePath: instancePath + '/approval/approvers',
              schemaPath: '#/$defs/approval/properties/approvers/type',
              keyword: 'type',
              params: { type: 'array' },
              message: 'must be array',
              schema: schema36.properties.approvers.type,
              parentSchema: schema36.properties.approvers,
              data: data10,
            };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data8.notRequester !== undefined) {
          let data12 = data8.notRequester;
          if (typeof data12 !== 'boolean') {
            const err23 = {
              instancePath: instancePath + '/approval/notRequester',
              schemaPath: '#/$defs/approval/properties/notRequester/type',
              keyword: 'type',
              params: { type: 'boolean' },
              message: 'must be boolean',
              schema: schema36.properties.notRequester.type,
              parentSchema: schema36.properties.notRequester,
              data: data12,
            };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data8.expiresAfterHours !== undefined) {
          let data13 = data8.expiresAfterHours;
          if (typeof data13 == 'number' && isFinite(data13)) {
            if (data13 > 8760 || isNaN(data13)) {
              const err24 = {
                instancePath: instancePath + '/approval/expiresAfterHours',
                schemaPath: '#/$defs/approval/properties/expiresAfterHours/maximum',
                keyword: 'maximum',
                params: { comparison: '<=', limit: 8760 },
                message: 'must be <= 8760',
                schema: 8760,
                parentSchema: schema36.properties.expiresAfterHours,
                data: data13,
              };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
            if (data13 <= 0 || isNaN(data13)) {
              const err25 = {
                instancePath: instancePath + '/approval/expiresAfterHours',
                schemaPath: '#/$defs/approval/properties/expiresAfterHours/exclusiveMinimum',
                keyword: 'exclusiveMinimum',
                params: { comparison: '>', limit: 0 },
                message: 'must be > 0',
                schema: 0,
                parentSchema: schema36.properties.expiresAfterHours,
                data: data13,
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
              instancePath: instancePath + '/approval/expiresAfterHours',
              schemaPath: '#/$defs/approval/properties/expiresAfterHours/type',
              keyword: 'type',
              params: { type: 'number' },
              message: 'must be number',
              schema: schema36.properties.expiresAfterHours.type,
              parentSchema: schema36.properties.expiresAfterHours,
              data: data13,
            };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = {
          instancePath: instancePath + '/approval',
          schemaPath: '#/$defs/approval/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema36.type,
          parentSchema: schema36,
          data: data8,
        };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.freezes !== undefined) {
      let data14 = data.freezes;
      if (Array.isArray(data14)) {
        const len1 = data14.length;
        for (let i2 = 0; i2 < len1; i2++) {
          if (
            !validate22(data14[i2], {
              instancePath: instancePath + '/freezes/' + i2,
              parentData: data14,
              parentDataProperty: i2,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err28 = {
          instancePath: instancePath + '/freezes',
          schemaPath: '#/properties/freezes/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema34.properties.freezes.type,
          parentSchema: schema34.properties.freezes,
          data: data14,
        };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.alarmsQuiet !== undefined) {
      let data16 = data.alarmsQuiet;
      if (typeof data16 !== 'boolean') {
        const err29 = {
          instancePath: instancePath + '/alarmsQuiet',
          schemaPath: '#/properties/alarmsQuiet/type',
          keyword: 'type',
          params: { type: 'boolean' },
          message: 'must be boolean',
          schema: schema34.properties.alarmsQuiet.type,
          parentSchema: schema34.properties.alarmsQuiet,
          data: data16,
        };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
  } else {
    const err30 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
      schema: schema34.type,
      parentSchema: schema34,
      data,
    };
    if (vErrors === null) {
      vErrors = [err30];
    } else {
      vErrors.push(err30);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { props: true, dynamicProps: false, dynamicItems: false };

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
        key0 === 'delivery' ||
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
                params: {
                  pattern: '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
                },
                message:
                  'must match pattern "' +
                  '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' +
                  '"',
                schema: '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
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
          if (
            !validate21(data3[key2], {
              instancePath:
                instancePath + '/environments/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data3,
              parentDataProperty: key2,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err10 = {
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
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.delivery !== undefined) {
      let data5 = data.delivery;
      if (data5 && typeof data5 == 'object' && !Array.isArray(data5)) {
        for (const key3 in data5) {
          if (!(
            key3 === 'artifacts' ||
            key3 === 'state' ||
            key3 === 'signing' ||
            key3 === 'retentionDays'
          )) {
            const err11 = {
              instancePath: instancePath + '/delivery',
              schemaPath: '#/$defs/delivery/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key3 },
              message: 'must NOT have additional properties',
              schema: false,
              parentSchema: schema40,
              data: data5,
            };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data5.artifacts !== undefined) {
          let data6 = data5.artifacts;
          if (typeof data6 === 'string') {
            if (!pattern14.test(data6)) {
              const err12 = {
                instancePath: instancePath + '/delivery/artifacts',
                schemaPath: '#/$defs/delivery/properties/artifacts/pattern',
                keyword: 'pattern',
                params: {
                  pattern:
                    '^(s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?|(?![A-Za-z][A-Za-z0-9+.-]+:)\\S.*)$',
                },
                message:
                  'must match pattern "' +
                  '^(s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?|(?![A-Za-z][A-Za-z0-9+.-]+:)\\S.*)$' +
                  '"',
                schema:
                  '^(s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?|(?![A-Za-z][A-Za-z0-9+.-]+:)\\S.*)$',
                parentSchema: schema40.properties.artifacts,
                data: data6,
              };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          } else {
            const err13 = {
              instancePath: instancePath + '/delivery/artifacts',
              schemaPath: '#/$defs/delivery/properties/artifacts/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema40.properties.artifacts.type,
              parentSchema: schema40.properties.artifacts,
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
        if (data5.state !== undefined) {
          let data7 = data5.state;
          if (typeof data7 === 'string') {
            if (func2(data7) < 1) {
              const err14 = {
                instancePath: instancePath + '/delivery/state',
                schemaPath: '#/$defs/delivery/properties/state/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
                message: 'must NOT have fewer than 1 characters',
                schema: 1,
                parentSchema: schema40.properties.state,
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
              instancePath: instancePath + '/delivery/state',
              schemaPath: '#/$defs/delivery/properties/state/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema40.properties.state.type,
              parentSchema: schema40.properties.state,
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
        if (data5.signing !== undefined) {
          let data8 = data5.signing;
          if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
            if (data8.keys === undefined) {
              const err16 = {
                instancePath: instancePath + '/delivery/signing',
                schemaPath: '#/$defs/delivery/properties/signing/required',
                keyword: 'required',
                params: { missingProperty: 'keys' },
                message: "must have required property '" + 'keys' + "'",
                schema: schema40.properties.signing.required,
                parentSchema: schema40.properties.signing,
                data: data8,
              };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            for (const key4 in data8) {
              if (!(key4 === 'keys')) {
                const err17 = {
                  instancePath: instancePath + '/delivery/signing',
                  schemaPath: '#/$defs/delivery/properties/signing/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key4 },
                  message: 'must NOT have additional properties',
                  schema: false,
                  parentSchema: schema40.properties.signing,
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
            if (data8.keys !== undefined) {
              let data9 = data8.keys;
              if (Array.isArray(data9)) {
                if (data9.length < 1) {
                  const err18 = {
                    instancePath: instancePath + '/delivery/signing/keys',
                    schemaPath: '#/$defs/delivery/properties/signing/properties/keys/minItems',
                    keyword: 'minItems',
                    params: { limit: 1 },
                    message: 'must NOT have fewer than 1 items',
                    schema: 1,
                    parentSchema: schema40.properties.signing.properties.keys,
                    data: data9,
                  };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
                const len0 = data9.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data10 = data9[i0];
                  if (typeof data10 === 'string') {
                    if (func2(data10) < 1) {
                      const err19 = {
                        instancePath: instancePath + '/delivery/signing/keys/' + i0,
                        schemaPath:
                          '#/$defs/delivery/properties/signing/properties/keys/items/minLength',
                        keyword: 'minLength',
                        params: { limit: 1 },
                        message: 'must NOT have fewer than 1 characters',
                        schema: 1,
                        parentSchema: schema40.properties.signing.properties.keys.items,
                        data: data10,
                      };
                      if (vErrors === null) {
                        vErrors = [err19];
                      } else {
                        vErrors.push(err19);
                      }
                      errors++;
                    }
                  } else {
                    const err20 = {
                      instancePath: instancePath + '/delivery/signing/keys/' + i0,
                      schemaPath: '#/$defs/delivery/properties/signing/properties/keys/items/type',
                      keyword: 'type',
                      params: { type: 'string' },
                      message: 'must be string',
                      schema: schema40.properties.signing.properties.keys.items.type,
                      parentSchema: schema40.properties.signing.properties.keys.items,
                      data: data10,
                    };
                    if (vErrors === null) {
                      vErrors = [err20];
                    } else {
                      vErrors.push(err20);
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
                      const err21 = {
                        instancePath: instancePath + '/delivery/signing/keys',
                        schemaPath:
                          '#/$defs/delivery/properties/signing/properties/keys/uniqueItems',
                        keyword: 'uniqueItems',
                        params: { i: i1, j: j0 },
                        message:
                          'must NOT have duplicate items (items ## ' +
                          j0 +
                          ' and ' +
                          i1 +
                          ' are identical)',
                        schema: true,
                        parentSchema: schema40.properties.signing.properties.keys,
                        data: data9,
                      };
                      if (vErrors === null) {
                        vErrors = [err21];
                      } else {
                        vErrors.push(err21);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i1;
                  }
                }
              } else {
                const err22 = {
                  instancePath: instancePath + '/delivery/signing/keys',
                  schemaPath: '#/$defs/delivery/properties/signing/properties/keys/type',
                  keyword: 'type',
                  params: { type: 'array' },
                  message: 'must be array',
                  schema: schema40.properties.signing.properties.keys.type,
                  parentSchema: schema40.properties.signing.properties.keys,
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
          } else {
            const err23 = {
              instancePath: instancePath + '/delivery/signing',
              schemaPath: '#/$defs/delivery/properties/signing/type',
              keyword: 'type',
              params: { type: 'object' },
              message: 'must be object',
              schema: schema40.properties.signing.type,
              parentSchema: schema40.properties.signing,
              data: data8,
            };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data5.retentionDays !== undefined) {
          let data11 = data5.retentionDays;
          if (!(typeof data11 == 'number' && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
            const err24 = {
              instancePath: instancePath + '/delivery/retentionDays',
              schemaPath: '#/$defs/delivery/properties/retentionDays/type',
              keyword: 'type',
              params: { type: 'integer' },
              message: 'must be integer',
              schema: schema40.properties.retentionDays.type,
              parentSchema: schema40.properties.retentionDays,
              data: data11,
            };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
          if (typeof data11 == 'number' && isFinite(data11)) {
            if (data11 < 1 || isNaN(data11)) {
              const err25 = {
                instancePath: instancePath + '/delivery/retentionDays',
                schemaPath: '#/$defs/delivery/properties/retentionDays/minimum',
                keyword: 'minimum',
                params: { comparison: '>=', limit: 1 },
                message: 'must be >= 1',
                schema: 1,
                parentSchema: schema40.properties.retentionDays,
                data: data11,
              };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          }
        }
      } else {
        const err26 = {
          instancePath: instancePath + '/delivery',
          schemaPath: '#/$defs/delivery/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema40.type,
          parentSchema: schema40,
          data: data5,
        };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.services !== undefined) {
      let data12 = data.services;
      if (data12 && typeof data12 == 'object' && !Array.isArray(data12)) {
        for (const key5 in data12) {
          const _errs35 = errors;
          if (typeof key5 === 'string') {
            if (!pattern4.test(key5)) {
              const err27 = {
                instancePath: instancePath + '/services',
                schemaPath: '#/$defs/name/pattern',
                keyword: 'pattern',
                params: { pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
                message: 'must match pattern "' + '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
                schema: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
                parentSchema: schema32,
                data: key5,
                propertyName: key5,
              };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          } else {
            const err28 = {
              instancePath: instancePath + '/services',
              schemaPath: '#/$defs/name/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema32.type,
              parentSchema: schema32,
              data: key5,
              propertyName: key5,
            };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
          var valid11 = _errs35 === errors;
          if (!valid11) {
            const err29 = {
              instancePath: instancePath + '/services',
              schemaPath: '#/properties/services/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key5 },
              message: 'property name must be valid',
              schema: schema31.properties.services.propertyNames,
              parentSchema: schema31.properties.services,
              data: data12,
            };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        for (const key6 in data12) {
          let data13 = data12[key6];
          if (data13 && typeof data13 == 'object' && !Array.isArray(data13)) {
            if (data13.repository === undefined) {
              const err30 = {
                instancePath:
                  instancePath + '/services/' + key6.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/$defs/externalService/required',
                keyword: 'required',
                params: { missingProperty: 'repository' },
                message: "must have required property '" + 'repository' + "'",
                schema: schema42.required,
                parentSchema: schema42,
                data: data13,
              };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
            for (const key7 in data13) {
              if (!(
                key7 === 'repository' ||
                key7 === 'tagPattern' ||
                key7 === 'project' ||
                key7 === 'range' ||
                key7 === 'root'
              )) {
                const err31 = {
                  instancePath:
                    instancePath + '/services/' + key6.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/$defs/externalService/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key7 },
                  message: 'must NOT have additional properties',
                  schema: false,
                  parentSchema: schema42,
                  data: data13,
                };
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
            }
            if (data13.repository !== undefined) {
              let data14 = data13.repository;
              if (typeof data14 === 'string') {
                if (func2(data14) < 1) {
                  const err32 = {
                    instancePath:
                      instancePath +
                      '/services/' +
                      key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/repository',
                    schemaPath: '#/$defs/externalService/properties/repository/minLength',
                    keyword: 'minLength',
                    params: { limit: 1 },
                    message: 'must NOT have fewer than 1 characters',
                    schema: 1,
                    parentSchema: schema42.properties.repository,
                    data: data14,
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
                  instancePath:
                    instancePath +
                    '/services/' +
                    key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/repository',
                  schemaPath: '#/$defs/externalService/properties/repository/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema42.properties.repository.type,
                  parentSchema: schema42.properties.repository,
                  data: data14,
                };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data13.tagPattern !== undefined) {
              let data15 = data13.tagPattern;
              if (typeof data15 !== 'string') {
                const err34 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/tagPattern',
                  schemaPath: '#/$defs/externalService/properties/tagPattern/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema42.properties.tagPattern.type,
                  parentSchema: schema42.properties.tagPattern,
                  data: data15,
                };
                if (vErrors === null) {
                  vErrors = [err34];
                } else {
                  vErrors.push(err34);
                }
                errors++;
              }
            }
            if (data13.project !== undefined) {
              let data16 = data13.project;
              if (typeof data16 !== 'string') {
                const err35 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/project',
                  schemaPath: '#/$defs/externalService/properties/project/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema42.properties.project.type,
                  parentSchema: schema42.properties.project,
                  data: data16,
                };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
            }
            if (data13.range !== undefined) {
              let data17 = data13.range;
              if (typeof data17 === 'string') {
                if (!formats0.validate(data17)) {
                  const err36 = {
                    instancePath:
                      instancePath +
                      '/services/' +
                      key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/range',
                    schemaPath: '#/$defs/externalService/properties/range/format',
                    keyword: 'format',
                    params: { format: 'semver-range' },
                    message: 'must match format "' + 'semver-range' + '"',
                    schema: 'semver-range',
                    parentSchema: schema42.properties.range,
                    data: data17,
                  };
                  if (vErrors === null) {
                    vErrors = [err36];
                  } else {
                    vErrors.push(err36);
                  }
                  errors++;
                }
              } else {
                const err37 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/range',
                  schemaPath: '#/$defs/externalService/properties/range/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema42.properties.range.type,
                  parentSchema: schema42.properties.range,
                  data: data17,
                };
                if (vErrors === null) {
                  vErrors = [err37];
                } else {
                  vErrors.push(err37);
                }
                errors++;
              }
            }
            if (data13.root !== undefined) {
              let data18 = data13.root;
              if (typeof data18 === 'string') {
                if (!pattern16.test(data18)) {
                  const err38 = {
                    instancePath:
                      instancePath +
                      '/services/' +
                      key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/root',
                    schemaPath: '#/$defs/externalService/properties/root/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$' },
                    message: 'must match pattern "' + '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$' + '"',
                    schema: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$',
                    parentSchema: schema42.properties.root,
                    data: data18,
                  };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
              } else {
                const err39 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/root',
                  schemaPath: '#/$defs/externalService/properties/root/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema42.properties.root.type,
                  parentSchema: schema42.properties.root,
                  data: data18,
                };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
            }
          } else {
            const err40 = {
              instancePath:
                instancePath + '/services/' + key6.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/$defs/externalService/type',
              keyword: 'type',
              params: { type: 'object' },
              message: 'must be object',
              schema: schema42.type,
              parentSchema: schema42,
              data: data13,
            };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
      } else {
        const err41 = {
          instancePath: instancePath + '/services',
          schemaPath: '#/properties/services/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema31.properties.services.type,
          parentSchema: schema31.properties.services,
          data: data12,
        };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
    if (data.owners !== undefined) {
      let data19 = data.owners;
      if (Array.isArray(data19)) {
        const len1 = data19.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data20 = data19[i2];
          if (typeof data20 === 'string') {
            if (!pattern17.test(data20)) {
              const err42 = {
                instancePath: instancePath + '/owners/' + i2,
                schemaPath: '#/properties/owners/items/pattern',
                keyword: 'pattern',
                params: { pattern: '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$' },
                message:
                  'must match pattern "' +
                  '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$' +
                  '"',
                schema: '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$',
                parentSchema: schema31.properties.owners.items,
                data: data20,
              };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
          } else {
            const err43 = {
              instancePath: instancePath + '/owners/' + i2,
              schemaPath: '#/properties/owners/items/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema31.properties.owners.items.type,
              parentSchema: schema31.properties.owners.items,
              data: data20,
            };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
        let i3 = data19.length;
        let j1;
        if (i3 > 1) {
          const indices1 = {};
          for (; i3--;) {
            let item1 = data19[i3];
            if (typeof item1 !== 'string') {
              continue;
            }
            if (typeof indices1[item1] == 'number') {
              j1 = indices1[item1];
              const err44 = {
                instancePath: instancePath + '/owners',
                schemaPath: '#/properties/owners/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i3, j: j1 },
                message:
                  'must NOT have duplicate items (items ## ' +
                  j1 +
                  ' and ' +
                  i3 +
                  ' are identical)',
                schema: true,
                parentSchema: schema31.properties.owners,
                data: data19,
              };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
              break;
            }
            indices1[item1] = i3;
          }
        }
      } else {
        const err45 = {
          instancePath: instancePath + '/owners',
          schemaPath: '#/properties/owners/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema31.properties.owners.type,
          parentSchema: schema31.properties.owners,
          data: data19,
        };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
  } else {
    const err46 = {
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
      vErrors = [err46];
    } else {
      vErrors.push(err46);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
