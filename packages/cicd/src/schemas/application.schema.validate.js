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
    drills: {
      description:
        'Emergencies that are rehearsed: what, where and when. Each is run with nx run <application>:drill.',
      type: 'array',
      items: { $ref: '#/$defs/drill' },
    },
    strategy: {
      description:
        'How the team works. trunk: one branch, each commit goes to staging, a version tag to production. release-branch: trunk is cut into a release branch, which goes to staging and, approved, to production. github-flow: as trunk, with feature branches that are checked; where production takes candidates, by approval alone. gitflow: feature, development, main, production and hotfix branches, each with checks of its own.',
      enum: ['trunk', 'release-branch', 'github-flow', 'gitflow'],
      default: 'trunk',
    },
    pipeline: { $ref: '#/$defs/pipeline' },
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
        drills: { $ref: '#/$defs/drillRule' },
        rollout: {
          description:
            'How new versions of services take over here; all at once unless said otherwise. A service may have a rollout of its own, in service.json, for environments that have one.',
          $ref: '#/$defs/rollout',
        },
      },
    },
    pipeline: {
      title: 'PipelineConfig',
      description:
        'The pipelines that are generated for the application, and kept in step by nx sync. Without it there are none.',
      type: 'object',
      additionalProperties: false,
      required: ['provider'],
      properties: {
        provider: { description: 'What carries them out.', enum: ['github-actions'] },
        branches: {
          description: 'What branches are called.',
          type: 'object',
          additionalProperties: false,
          properties: {
            trunk: {
              description: 'Where work is integrated; by default main.',
              $ref: '#/$defs/branchName',
            },
            release: {
              description:
                'Where version cuts are merged to, under release-branch; by default release.',
              $ref: '#/$defs/branchName',
            },
            development: {
              description: 'Where work is integrated under gitflow; by default development.',
              $ref: '#/$defs/branchName',
            },
            production: {
              description: 'What users run, under gitflow; by default production.',
              $ref: '#/$defs/branchName',
            },
          },
        },
        runner: {
          description:
            'The machine that jobs run on, as the provider calls it; by default one of its own Linux machines.',
          type: 'string',
          pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
          examples: ['ubuntu-24.04'],
        },
        nodeVersion: {
          description: 'Version of Node.',
          type: 'string',
          pattern: '^[0-9]{2}(\\.[0-9]+){0,2}$',
          default: '24',
        },
        targets: {
          description: 'Targets that run for what changed.',
          $ref: '#/$defs/targetNames',
          default: ['lint', 'typecheck', 'build', 'test'],
        },
        integrationTargets: {
          description:
            'Further targets, at night and before what changed is released under gitflow.',
          $ref: '#/$defs/targetNames',
          default: ['integration-test'],
        },
        acceptanceTargets: {
          description:
            'Targets that ask an environment, in its configuration, after something was promoted to it and before it goes on from there.',
          $ref: '#/$defs/targetNames',
          default: [],
        },
        nightly: {
          description:
            'When all projects are checked, in UTC: minute, hour, day of the month, month, day of the week, as cron has them. Never, if it is not said.',
          type: 'string',
          minLength: 9,
          maxLength: 100,
          examples: ['17 3 * * *'],
        },
      },
    },
    branchName: {
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$',
      maxLength: 100,
    },
    targetNames: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$' },
    },
    emergency: {
      description:
        'bad-migration: a migration damages the data of a service. broken-contract: a release takes away what another service calls. slow-leak: a service answers a little slower every minute.',
      enum: ['bad-migration', 'broken-contract', 'slow-leak'],
    },
    drillRule: {
      title: 'DrillRuleConfig',
      description:
        'Nothing goes in unless these emergencies were rehearsed in the environments before, and recovered from, or a hotfix says why.',
      type: 'object',
      additionalProperties: false,
      required: ['maxAgeDays'],
      properties: {
        maxAgeDays: {
          description: 'Days after which a drill does not count any more, at most those of a year.',
          type: 'number',
          exclusiveMinimum: 0,
          maximum: 366,
        },
        emergencies: {
          description: 'Which; by default all.',
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: { $ref: '#/$defs/emergency' },
        },
      },
    },
    drill: {
      title: 'DrillConfig',
      description: 'An emergency that is rehearsed.',
      type: 'object',
      additionalProperties: false,
      required: ['emergency', 'environment', 'schedule'],
      properties: {
        emergency: { $ref: '#/$defs/emergency' },
        service: {
          description: 'With which service. A broken contract finds one by itself.',
          $ref: '#/$defs/name',
        },
        environment: {
          description: 'Where: one that something else is promoted from, so not production.',
          $ref: '#/$defs/environmentName',
        },
        schedule: {
          description:
            'When, in UTC: minute, hour, day of the month, month, day of the week, as cron has them.',
          type: 'string',
          minLength: 9,
          maxLength: 100,
          examples: ['0 5 * * 1'],
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
const schema33 = {
  description:
    'The name of an environment: at most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last. Not local, which always is this machine; nor artifacts or sealed, which the state store has beside environments.',
  type: 'string',
  pattern: '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
  examples: ['staging'],
};
const schema43 = {
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
const schema57 = {
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
const func1 = Object.prototype.hasOwnProperty;
const func3 = require('ajv/dist/runtime/ucs2length').default;
const pattern4 = new RegExp('^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$', 'u');
const pattern5 = new RegExp(
  '^(?!/([Aa][Ww][Ss]|[Ss][Ss][Mm]))(?!.*/\\.+(/|$))(/[A-Za-z0-9_.-]+){1,11}$',
  'u',
);
const pattern6 = new RegExp('^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$', 'u');
const pattern20 = new RegExp(
  '^(s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?|(?![A-Za-z][A-Za-z0-9+.-]+:)\\S.*)$',
  'u',
);
const pattern33 = new RegExp('^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\]+$', 'u');
const pattern34 = new RegExp('^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$', 'u');
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
    drills: { $ref: '#/$defs/drillRule' },
    rollout: {
      description:
        'How new versions of services take over here; all at once unless said otherwise. A service may have a rollout of its own, in service.json, for environments that have one.',
      $ref: '#/$defs/rollout',
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
const schema42 = {
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
const pattern7 = new RegExp('^(?!0{12}$)[0-9]{12}$', 'u');
const pattern8 = new RegExp('^[a-z]{2,4}(-[a-z]+)+-[0-9]$', 'u');
const pattern9 = new RegExp('^(?!local$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$', 'u');
const pattern14 = new RegExp('^(0|[1-9][0-9]{0,5}) ?(s|m|h)$', 'u');
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
        if (func3(data3) < 1) {
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

const schema40 = {
  title: 'DrillRuleConfig',
  description:
    'Nothing goes in unless these emergencies were rehearsed in the environments before, and recovered from, or a hotfix says why.',
  type: 'object',
  additionalProperties: false,
  required: ['maxAgeDays'],
  properties: {
    maxAgeDays: {
      description: 'Days after which a drill does not count any more, at most those of a year.',
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 366,
    },
    emergencies: {
      description: 'Which; by default all.',
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { $ref: '#/$defs/emergency' },
    },
  },
};
const schema41 = {
  description:
    'bad-migration: a migration damages the data of a service. broken-contract: a release takes away what another service calls. slow-leak: a service answers a little slower every minute.',
  enum: ['bad-migration', 'broken-contract', 'slow-leak'],
};
const func0 = require('ajv/dist/runtime/equal').default;

function validate24(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.maxAgeDays === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'maxAgeDays' },
        message: "must have required property '" + 'maxAgeDays' + "'",
        schema: schema40.required,
        parentSchema: schema40,
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
      if (!(key0 === 'maxAgeDays' || key0 === 'emergencies')) {
        const err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
          schema: false,
          parentSchema: schema40,
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
    if (data.maxAgeDays !== undefined) {
      let data0 = data.maxAgeDays;
      if (typeof data0 == 'number' && isFinite(data0)) {
        if (data0 > 366 || isNaN(data0)) {
          const err2 = {
            instancePath: instancePath + '/maxAgeDays',
            schemaPath: '#/properties/maxAgeDays/maximum',
            keyword: 'maximum',
            params: { comparison: '<=', limit: 366 },
            message: 'must be <= 366',
            schema: 366,
            parentSchema: schema40.properties.maxAgeDays,
            data: data0,
          };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0 <= 0 || isNaN(data0)) {
          const err3 = {
            instancePath: instancePath + '/maxAgeDays',
            schemaPath: '#/properties/maxAgeDays/exclusiveMinimum',
            keyword: 'exclusiveMinimum',
            params: { comparison: '>', limit: 0 },
            message: 'must be > 0',
            schema: 0,
            parentSchema: schema40.properties.maxAgeDays,
            data: data0,
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
          instancePath: instancePath + '/maxAgeDays',
          schemaPath: '#/properties/maxAgeDays/type',
          keyword: 'type',
          params: { type: 'number' },
          message: 'must be number',
          schema: schema40.properties.maxAgeDays.type,
          parentSchema: schema40.properties.maxAgeDays,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.emergencies !== undefined) {
      let data1 = data.emergencies;
      if (Array.isArray(data1)) {
        if (data1.length < 1) {
          const err5 = {
            instancePath: instancePath + '/emergencies',
            schemaPath: '#/properties/emergencies/minItems',
            keyword: 'minItems',
            params: { limit: 1 },
            message: 'must NOT have fewer than 1 items',
            schema: 1,
            parentSchema: schema40.properties.emergencies,
            data: data1,
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (!(
            data2 === 'bad-migration' ||
            data2 === 'broken-contract' ||
            data2 === 'slow-leak'
          )) {
            const err6 = {
              instancePath: instancePath + '/emergencies/' + i0,
              schemaPath: '#/$defs/emergency/enum',
              keyword: 'enum',
              params: { allowedValues: schema41.enum },
              message: 'must be equal to one of the allowed values',
              schema: schema41.enum,
              parentSchema: schema41,
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
        let i1 = data1.length;
        let j0;
        if (i1 > 1) {
          outer0: for (; i1--;) {
            for (j0 = i1; j0--;) {
              if (func0(data1[i1], data1[j0])) {
                const err7 = {
                  instancePath: instancePath + '/emergencies',
                  schemaPath: '#/properties/emergencies/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i1, j: j0 },
                  message:
                    'must NOT have duplicate items (items ## ' +
                    j0 +
                    ' and ' +
                    i1 +
                    ' are identical)',
                  schema: true,
                  parentSchema: schema40.properties.emergencies,
                  data: data1,
                };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
                break outer0;
              }
            }
          }
        }
      } else {
        const err8 = {
          instancePath: instancePath + '/emergencies',
          schemaPath: '#/properties/emergencies/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema40.properties.emergencies.type,
          parentSchema: schema40.properties.emergencies,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = {
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
      schema: schema40.type,
      parentSchema: schema40,
      data,
    };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { props: true, dynamicProps: false, dynamicItems: false };

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
                if (func3(data11) < 1) {
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
    if (data.drills !== undefined) {
      if (
        !validate24(data.drills, {
          instancePath: instancePath + '/drills',
          parentData: data,
          parentDataProperty: 'drills',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.rollout !== undefined) {
      let data18 = data.rollout;
      const _errs42 = errors;
      let valid11 = true;
      const _errs43 = errors;
      if (errors === _errs43) {
        if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
          let missing0;
          if (data18.strategy === undefined && (missing0 = 'strategy')) {
            const err30 = {};
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          } else {
            if (data18.strategy !== undefined) {
              if ('all-at-once' !== data18.strategy) {
                const err31 = {};
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
            }
          }
        } else {
          const err32 = {};
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
      }
      var _valid0 = _errs43 === errors;
      errors = _errs42;
      if (vErrors !== null) {
        if (_errs42) {
          vErrors.length = _errs42;
        } else {
          vErrors = null;
        }
      }
      if (_valid0) {
        const _errs46 = errors;
        if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
          for (const key2 in data18) {
            if (!(key2 === 'strategy')) {
              const err33 = {
                instancePath: instancePath + '/rollout',
                schemaPath: '#/$defs/rollout/allOf/0/then/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key2 },
                message: 'must NOT have additional properties',
                schema: false,
                parentSchema: schema42.allOf[0].then,
                data: data18,
              };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          }
          if (data18.strategy !== undefined) {
            let data20 = data18.strategy;
            if ('all-at-once' !== data20) {
              const err34 = {
                instancePath: instancePath + '/rollout/strategy',
                schemaPath: '#/$defs/rollout/allOf/0/then/properties/strategy/const',
                keyword: 'const',
                params: { allowedValue: 'all-at-once' },
                message: 'must be equal to constant',
                schema: 'all-at-once',
                parentSchema: schema42.allOf[0].then.properties.strategy,
                data: data20,
              };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          }
        } else {
          const err35 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/allOf/0/then/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema42.allOf[0].then.type,
            parentSchema: schema42.allOf[0].then,
            data: data18,
          };
          if (vErrors === null) {
            vErrors = [err35];
          } else {
            vErrors.push(err35);
          }
          errors++;
        }
        var _valid0 = _errs46 === errors;
        valid11 = _valid0;
        if (valid11) {
          var props0 = true;
        }
      }
      if (!valid11) {
        const err36 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/allOf/0/if',
          keyword: 'if',
          params: { failingKeyword: 'then' },
          message: 'must match "then" schema',
          schema: schema42.allOf[0].if,
          parentSchema: schema42.allOf[0],
          data: data18,
        };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
      const _errs51 = errors;
      let valid14 = true;
      const _errs52 = errors;
      if (errors === _errs52) {
        if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
          let missing1;
          if (data18.strategy === undefined && (missing1 = 'strategy')) {
            const err37 = {};
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          } else {
            if (data18.strategy !== undefined) {
              if ('linear' !== data18.strategy) {
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
      var _valid1 = _errs52 === errors;
      errors = _errs51;
      if (vErrors !== null) {
        if (_errs51) {
          vErrors.length = _errs51;
        } else {
          vErrors = null;
        }
      }
      if (_valid1) {
        const _errs55 = errors;
        if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
          for (const key3 in data18) {
            if (!(
              key3 === 'strategy' ||
              key3 === 'step' ||
              key3 === 'bake' ||
              key3 === 'analysis'
            )) {
              const err40 = {
                instancePath: instancePath + '/rollout',
                schemaPath: '#/$defs/rollout/allOf/1/then/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key3 },
                message: 'must NOT have additional properties',
                schema: false,
                parentSchema: schema42.allOf[1].then,
                data: data18,
              };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
          }
          if (data18.strategy !== undefined) {
            let data22 = data18.strategy;
            if ('linear' !== data22) {
              const err41 = {
                instancePath: instancePath + '/rollout/strategy',
                schemaPath: '#/$defs/rollout/allOf/1/then/properties/strategy/const',
                keyword: 'const',
                params: { allowedValue: 'linear' },
                message: 'must be equal to constant',
                schema: 'linear',
                parentSchema: schema42.allOf[1].then.properties.strategy,
                data: data22,
              };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
          }
          if (data18.step !== undefined) {
            let data23 = data18.step;
            if (!(
              typeof data23 == 'number' &&
              !(data23 % 1) &&
              !isNaN(data23) &&
              isFinite(data23)
            )) {
              const err42 = {
                instancePath: instancePath + '/rollout/step',
                schemaPath: '#/$defs/rollout/allOf/1/then/properties/step/type',
                keyword: 'type',
                params: { type: 'integer' },
                message: 'must be integer',
                schema: schema42.allOf[1].then.properties.step.type,
                parentSchema: schema42.allOf[1].then.properties.step,
                data: data23,
              };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
            if (typeof data23 == 'number' && isFinite(data23)) {
              if (data23 > 100 || isNaN(data23)) {
                const err43 = {
                  instancePath: instancePath + '/rollout/step',
                  schemaPath: '#/$defs/rollout/allOf/1/then/properties/step/maximum',
                  keyword: 'maximum',
                  params: { comparison: '<=', limit: 100 },
                  message: 'must be <= 100',
                  schema: 100,
                  parentSchema: schema42.allOf[1].then.properties.step,
                  data: data23,
                };
                if (vErrors === null) {
                  vErrors = [err43];
                } else {
                  vErrors.push(err43);
                }
                errors++;
              }
              if (data23 < 1 || isNaN(data23)) {
                const err44 = {
                  instancePath: instancePath + '/rollout/step',
                  schemaPath: '#/$defs/rollout/allOf/1/then/properties/step/minimum',
                  keyword: 'minimum',
                  params: { comparison: '>=', limit: 1 },
                  message: 'must be >= 1',
                  schema: 1,
                  parentSchema: schema42.allOf[1].then.properties.step,
                  data: data23,
                };
                if (vErrors === null) {
                  vErrors = [err44];
                } else {
                  vErrors.push(err44);
                }
                errors++;
              }
            }
          }
          if (data18.bake !== undefined) {
            let data24 = data18.bake;
            if (typeof data24 === 'string') {
              if (!pattern14.test(data24)) {
                const err45 = {
                  instancePath: instancePath + '/rollout/bake',
                  schemaPath: '#/$defs/rollout/allOf/1/then/properties/bake/pattern',
                  keyword: 'pattern',
                  params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                  message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                  schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                  parentSchema: schema42.allOf[1].then.properties.bake,
                  data: data24,
                };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            } else {
              const err46 = {
                instancePath: instancePath + '/rollout/bake',
                schemaPath: '#/$defs/rollout/allOf/1/then/properties/bake/type',
                keyword: 'type',
                params: { type: 'string' },
                message: 'must be string',
                schema: schema42.allOf[1].then.properties.bake.type,
                parentSchema: schema42.allOf[1].then.properties.bake,
                data: data24,
              };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
          }
        } else {
          const err47 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/allOf/1/then/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema42.allOf[1].then.type,
            parentSchema: schema42.allOf[1].then,
            data: data18,
          };
          if (vErrors === null) {
            vErrors = [err47];
          } else {
            vErrors.push(err47);
          }
          errors++;
        }
        var _valid1 = _errs55 === errors;
        valid14 = _valid1;
        if (valid14) {
          var props1 = true;
        }
      }
      if (!valid14) {
        const err48 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/allOf/1/if',
          keyword: 'if',
          params: { failingKeyword: 'then' },
          message: 'must match "then" schema',
          schema: schema42.allOf[1].if,
          parentSchema: schema42.allOf[1],
          data: data18,
        };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
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
      const _errs64 = errors;
      let valid17 = true;
      const _errs65 = errors;
      if (errors === _errs65) {
        if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
          let missing2;
          if (data18.strategy === undefined && (missing2 = 'strategy')) {
            const err49 = {};
            if (vErrors === null) {
              vErrors = [err49];
            } else {
              vErrors.push(err49);
            }
            errors++;
          } else {
            if (data18.strategy !== undefined) {
              if ('canary' !== data18.strategy) {
                const err50 = {};
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
            }
          }
        } else {
          const err51 = {};
          if (vErrors === null) {
            vErrors = [err51];
          } else {
            vErrors.push(err51);
          }
          errors++;
        }
      }
      var _valid2 = _errs65 === errors;
      errors = _errs64;
      if (vErrors !== null) {
        if (_errs64) {
          vErrors.length = _errs64;
        } else {
          vErrors = null;
        }
      }
      if (_valid2) {
        const _errs68 = errors;
        if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
          for (const key4 in data18) {
            if (!(key4 === 'strategy' || key4 === 'steps' || key4 === 'analysis')) {
              const err52 = {
                instancePath: instancePath + '/rollout',
                schemaPath: '#/$defs/rollout/allOf/2/then/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key4 },
                message: 'must NOT have additional properties',
                schema: false,
                parentSchema: schema42.allOf[2].then,
                data: data18,
              };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
          }
          if (data18.strategy !== undefined) {
            let data26 = data18.strategy;
            if ('canary' !== data26) {
              const err53 = {
                instancePath: instancePath + '/rollout/strategy',
                schemaPath: '#/$defs/rollout/allOf/2/then/properties/strategy/const',
                keyword: 'const',
                params: { allowedValue: 'canary' },
                message: 'must be equal to constant',
                schema: 'canary',
                parentSchema: schema42.allOf[2].then.properties.strategy,
                data: data26,
              };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
          }
          if (data18.steps !== undefined) {
            let data27 = data18.steps;
            if (Array.isArray(data27)) {
              if (data27.length > 100) {
                const err54 = {
                  instancePath: instancePath + '/rollout/steps',
                  schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/maxItems',
                  keyword: 'maxItems',
                  params: { limit: 100 },
                  message: 'must NOT have more than 100 items',
                  schema: 100,
                  parentSchema: schema42.allOf[2].then.properties.steps,
                  data: data27,
                };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
              if (data27.length < 1) {
                const err55 = {
                  instancePath: instancePath + '/rollout/steps',
                  schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/minItems',
                  keyword: 'minItems',
                  params: { limit: 1 },
                  message: 'must NOT have fewer than 1 items',
                  schema: 1,
                  parentSchema: schema42.allOf[2].then.properties.steps,
                  data: data27,
                };
                if (vErrors === null) {
                  vErrors = [err55];
                } else {
                  vErrors.push(err55);
                }
                errors++;
              }
              const len2 = data27.length;
              for (let i3 = 0; i3 < len2; i3++) {
                let data28 = data27[i3];
                if (data28 && typeof data28 == 'object' && !Array.isArray(data28)) {
                  if (data28.weight === undefined) {
                    const err56 = {
                      instancePath: instancePath + '/rollout/steps/' + i3,
                      schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/items/required',
                      keyword: 'required',
                      params: { missingProperty: 'weight' },
                      message: "must have required property '" + 'weight' + "'",
                      schema: schema42.allOf[2].then.properties.steps.items.required,
                      parentSchema: schema42.allOf[2].then.properties.steps.items,
                      data: data28,
                    };
                    if (vErrors === null) {
                      vErrors = [err56];
                    } else {
                      vErrors.push(err56);
                    }
                    errors++;
                  }
                  for (const key5 in data28) {
                    if (!(key5 === 'weight' || key5 === 'bake')) {
                      const err57 = {
                        instancePath: instancePath + '/rollout/steps/' + i3,
                        schemaPath:
                          '#/$defs/rollout/allOf/2/then/properties/steps/items/additionalProperties',
                        keyword: 'additionalProperties',
                        params: { additionalProperty: key5 },
                        message: 'must NOT have additional properties',
                        schema: false,
                        parentSchema: schema42.allOf[2].then.properties.steps.items,
                        data: data28,
                      };
                      if (vErrors === null) {
                        vErrors = [err57];
                      } else {
                        vErrors.push(err57);
                      }
                      errors++;
                    }
                  }
                  if (data28.weight !== undefined) {
                    let data29 = data28.weight;
                    if (!(
                      typeof data29 == 'number' &&
                      !(data29 % 1) &&
                      !isNaN(data29) &&
                      isFinite(data29)
                    )) {
                      const err58 = {
                        instancePath: instancePath + '/rollout/steps/' + i3 + '/weight',
                        schemaPath:
                          '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/weight/type',
                        keyword: 'type',
                        params: { type: 'integer' },
                        message: 'must be integer',
                        schema:
                          schema42.allOf[2].then.properties.steps.items.properties.weight.type,
                        parentSchema:
                          schema42.allOf[2].then.properties.steps.items.properties.weight,
                        data: data29,
                      };
                      if (vErrors === null) {
                        vErrors = [err58];
                      } else {
                        vErrors.push(err58);
                      }
                      errors++;
                    }
                    if (typeof data29 == 'number' && isFinite(data29)) {
                      if (data29 > 100 || isNaN(data29)) {
                        const err59 = {
                          instancePath: instancePath + '/rollout/steps/' + i3 + '/weight',
                          schemaPath:
                            '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/weight/maximum',
                          keyword: 'maximum',
                          params: { comparison: '<=', limit: 100 },
                          message: 'must be <= 100',
                          schema: 100,
                          parentSchema:
                            schema42.allOf[2].then.properties.steps.items.properties.weight,
                          data: data29,
                        };
                        if (vErrors === null) {
                          vErrors = [err59];
                        } else {
                          vErrors.push(err59);
                        }
                        errors++;
                      }
                      if (data29 < 1 || isNaN(data29)) {
                        const err60 = {
                          instancePath: instancePath + '/rollout/steps/' + i3 + '/weight',
                          schemaPath:
                            '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/weight/minimum',
                          keyword: 'minimum',
                          params: { comparison: '>=', limit: 1 },
                          message: 'must be >= 1',
                          schema: 1,
                          parentSchema:
                            schema42.allOf[2].then.properties.steps.items.properties.weight,
                          data: data29,
                        };
                        if (vErrors === null) {
                          vErrors = [err60];
                        } else {
                          vErrors.push(err60);
                        }
                        errors++;
                      }
                    }
                  }
                  if (data28.bake !== undefined) {
                    let data30 = data28.bake;
                    if (typeof data30 === 'string') {
                      if (!pattern14.test(data30)) {
                        const err61 = {
                          instancePath: instancePath + '/rollout/steps/' + i3 + '/bake',
                          schemaPath:
                            '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/bake/pattern',
                          keyword: 'pattern',
                          params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                          message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                          schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                          parentSchema:
                            schema42.allOf[2].then.properties.steps.items.properties.bake,
                          data: data30,
                        };
                        if (vErrors === null) {
                          vErrors = [err61];
                        } else {
                          vErrors.push(err61);
                        }
                        errors++;
                      }
                    } else {
                      const err62 = {
                        instancePath: instancePath + '/rollout/steps/' + i3 + '/bake',
                        schemaPath:
                          '#/$defs/rollout/allOf/2/then/properties/steps/items/properties/bake/type',
                        keyword: 'type',
                        params: { type: 'string' },
                        message: 'must be string',
                        schema: schema42.allOf[2].then.properties.steps.items.properties.bake.type,
                        parentSchema: schema42.allOf[2].then.properties.steps.items.properties.bake,
                        data: data30,
                      };
                      if (vErrors === null) {
                        vErrors = [err62];
                      } else {
                        vErrors.push(err62);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err63 = {
                    instancePath: instancePath + '/rollout/steps/' + i3,
                    schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/items/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema42.allOf[2].then.properties.steps.items.type,
                    parentSchema: schema42.allOf[2].then.properties.steps.items,
                    data: data28,
                  };
                  if (vErrors === null) {
                    vErrors = [err63];
                  } else {
                    vErrors.push(err63);
                  }
                  errors++;
                }
              }
            } else {
              const err64 = {
                instancePath: instancePath + '/rollout/steps',
                schemaPath: '#/$defs/rollout/allOf/2/then/properties/steps/type',
                keyword: 'type',
                params: { type: 'array' },
                message: 'must be array',
                schema: schema42.allOf[2].then.properties.steps.type,
                parentSchema: schema42.allOf[2].then.properties.steps,
                data: data27,
              };
              if (vErrors === null) {
                vErrors = [err64];
              } else {
                vErrors.push(err64);
              }
              errors++;
            }
          }
        } else {
          const err65 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/allOf/2/then/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema42.allOf[2].then.type,
            parentSchema: schema42.allOf[2].then,
            data: data18,
          };
          if (vErrors === null) {
            vErrors = [err65];
          } else {
            vErrors.push(err65);
          }
          errors++;
        }
        var _valid2 = _errs68 === errors;
        valid17 = _valid2;
        if (valid17) {
          var props2 = true;
        }
      }
      if (!valid17) {
        const err66 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/allOf/2/if',
          keyword: 'if',
          params: { failingKeyword: 'then' },
          message: 'must match "then" schema',
          schema: schema42.allOf[2].if,
          parentSchema: schema42.allOf[2],
          data: data18,
        };
        if (vErrors === null) {
          vErrors = [err66];
        } else {
          vErrors.push(err66);
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
      const _errs82 = errors;
      let valid23 = true;
      const _errs83 = errors;
      if (errors === _errs83) {
        if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
          let missing3;
          if (data18.strategy === undefined && (missing3 = 'strategy')) {
            const err67 = {};
            if (vErrors === null) {
              vErrors = [err67];
            } else {
              vErrors.push(err67);
            }
            errors++;
          } else {
            if (data18.strategy !== undefined) {
              if ('blue-green' !== data18.strategy) {
                const err68 = {};
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
            }
          }
        } else {
          const err69 = {};
          if (vErrors === null) {
            vErrors = [err69];
          } else {
            vErrors.push(err69);
          }
          errors++;
        }
      }
      var _valid3 = _errs83 === errors;
      errors = _errs82;
      if (vErrors !== null) {
        if (_errs82) {
          vErrors.length = _errs82;
        } else {
          vErrors = null;
        }
      }
      if (_valid3) {
        const _errs86 = errors;
        if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
          for (const key6 in data18) {
            if (!(key6 === 'strategy' || key6 === 'bake' || key6 === 'analysis')) {
              const err70 = {
                instancePath: instancePath + '/rollout',
                schemaPath: '#/$defs/rollout/allOf/3/then/additionalProperties',
                keyword: 'additionalProperties',
                params: { additionalProperty: key6 },
                message: 'must NOT have additional properties',
                schema: false,
                parentSchema: schema42.allOf[3].then,
                data: data18,
              };
              if (vErrors === null) {
                vErrors = [err70];
              } else {
                vErrors.push(err70);
              }
              errors++;
            }
          }
          if (data18.strategy !== undefined) {
            let data32 = data18.strategy;
            if ('blue-green' !== data32) {
              const err71 = {
                instancePath: instancePath + '/rollout/strategy',
                schemaPath: '#/$defs/rollout/allOf/3/then/properties/strategy/const',
                keyword: 'const',
                params: { allowedValue: 'blue-green' },
                message: 'must be equal to constant',
                schema: 'blue-green',
                parentSchema: schema42.allOf[3].then.properties.strategy,
                data: data32,
              };
              if (vErrors === null) {
                vErrors = [err71];
              } else {
                vErrors.push(err71);
              }
              errors++;
            }
          }
          if (data18.bake !== undefined) {
            let data33 = data18.bake;
            if (typeof data33 === 'string') {
              if (!pattern14.test(data33)) {
                const err72 = {
                  instancePath: instancePath + '/rollout/bake',
                  schemaPath: '#/$defs/rollout/allOf/3/then/properties/bake/pattern',
                  keyword: 'pattern',
                  params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                  message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                  schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                  parentSchema: schema42.allOf[3].then.properties.bake,
                  data: data33,
                };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
            } else {
              const err73 = {
                instancePath: instancePath + '/rollout/bake',
                schemaPath: '#/$defs/rollout/allOf/3/then/properties/bake/type',
                keyword: 'type',
                params: { type: 'string' },
                message: 'must be string',
                schema: schema42.allOf[3].then.properties.bake.type,
                parentSchema: schema42.allOf[3].then.properties.bake,
                data: data33,
              };
              if (vErrors === null) {
                vErrors = [err73];
              } else {
                vErrors.push(err73);
              }
              errors++;
            }
          }
        } else {
          const err74 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/allOf/3/then/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema42.allOf[3].then.type,
            parentSchema: schema42.allOf[3].then,
            data: data18,
          };
          if (vErrors === null) {
            vErrors = [err74];
          } else {
            vErrors.push(err74);
          }
          errors++;
        }
        var _valid3 = _errs86 === errors;
        valid23 = _valid3;
        if (valid23) {
          var props3 = true;
        }
      }
      if (!valid23) {
        const err75 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/allOf/3/if',
          keyword: 'if',
          params: { failingKeyword: 'then' },
          message: 'must match "then" schema',
          schema: schema42.allOf[3].if,
          parentSchema: schema42.allOf[3],
          data: data18,
        };
        if (vErrors === null) {
          vErrors = [err75];
        } else {
          vErrors.push(err75);
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
      if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
        if (data18.strategy === undefined) {
          const err76 = {
            instancePath: instancePath + '/rollout',
            schemaPath: '#/$defs/rollout/required',
            keyword: 'required',
            params: { missingProperty: 'strategy' },
            message: "must have required property '" + 'strategy' + "'",
            schema: schema42.required,
            parentSchema: schema42,
            data: data18,
          };
          if (vErrors === null) {
            vErrors = [err76];
          } else {
            vErrors.push(err76);
          }
          errors++;
        }
        if (props0 !== true) {
          props0 = props0 || {};
          props0.strategy = true;
          props0.analysis = true;
        }
        if (data18.strategy !== undefined) {
          let data34 = data18.strategy;
          if (!(
            data34 === 'all-at-once' ||
            data34 === 'linear' ||
            data34 === 'canary' ||
            data34 === 'blue-green'
          )) {
            const err77 = {
              instancePath: instancePath + '/rollout/strategy',
              schemaPath: '#/$defs/rollout/properties/strategy/enum',
              keyword: 'enum',
              params: { allowedValues: schema42.properties.strategy.enum },
              message: 'must be equal to one of the allowed values',
              schema: schema42.properties.strategy.enum,
              parentSchema: schema42.properties.strategy,
              data: data34,
            };
            if (vErrors === null) {
              vErrors = [err77];
            } else {
              vErrors.push(err77);
            }
            errors++;
          }
        }
        if (data18.analysis !== undefined) {
          let data35 = data18.analysis;
          if (data35 && typeof data35 == 'object' && !Array.isArray(data35)) {
            for (const key7 in data35) {
              if (!(
                key7 === 'rules' ||
                key7 === 'minimumRequests' ||
                key7 === 'percentile' ||
                key7 === 'patience' ||
                key7 === 'onFail' ||
                key7 === 'onInconclusive' ||
                key7 === 'holdAtMost'
              )) {
                const err78 = {
                  instancePath: instancePath + '/rollout/analysis',
                  schemaPath: '#/$defs/rollout/properties/analysis/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key7 },
                  message: 'must NOT have additional properties',
                  schema: false,
                  parentSchema: schema42.properties.analysis,
                  data: data35,
                };
                if (vErrors === null) {
                  vErrors = [err78];
                } else {
                  vErrors.push(err78);
                }
                errors++;
              }
            }
            if (data35.rules !== undefined) {
              let data36 = data35.rules;
              if (Array.isArray(data36)) {
                if (data36.length > 20) {
                  const err79 = {
                    instancePath: instancePath + '/rollout/analysis/rules',
                    schemaPath: '#/$defs/rollout/properties/analysis/properties/rules/maxItems',
                    keyword: 'maxItems',
                    params: { limit: 20 },
                    message: 'must NOT have more than 20 items',
                    schema: 20,
                    parentSchema: schema42.properties.analysis.properties.rules,
                    data: data36,
                  };
                  if (vErrors === null) {
                    vErrors = [err79];
                  } else {
                    vErrors.push(err79);
                  }
                  errors++;
                }
                const len3 = data36.length;
                for (let i4 = 0; i4 < len3; i4++) {
                  let data37 = data36[i4];
                  if (data37 && typeof data37 == 'object' && !Array.isArray(data37)) {
                    if (data37.name === undefined) {
                      const err80 = {
                        instancePath: instancePath + '/rollout/analysis/rules/' + i4,
                        schemaPath:
                          '#/$defs/rollout/properties/analysis/properties/rules/items/required',
                        keyword: 'required',
                        params: { missingProperty: 'name' },
                        message: "must have required property '" + 'name' + "'",
                        schema: schema42.properties.analysis.properties.rules.items.required,
                        parentSchema: schema42.properties.analysis.properties.rules.items,
                        data: data37,
                      };
                      if (vErrors === null) {
                        vErrors = [err80];
                      } else {
                        vErrors.push(err80);
                      }
                      errors++;
                    }
                    if (data37.when === undefined) {
                      const err81 = {
                        instancePath: instancePath + '/rollout/analysis/rules/' + i4,
                        schemaPath:
                          '#/$defs/rollout/properties/analysis/properties/rules/items/required',
                        keyword: 'required',
                        params: { missingProperty: 'when' },
                        message: "must have required property '" + 'when' + "'",
                        schema: schema42.properties.analysis.properties.rules.items.required,
                        parentSchema: schema42.properties.analysis.properties.rules.items,
                        data: data37,
                      };
                      if (vErrors === null) {
                        vErrors = [err81];
                      } else {
                        vErrors.push(err81);
                      }
                      errors++;
                    }
                    for (const key8 in data37) {
                      if (!(key8 === 'name' || key8 === 'when' || key8 === 'severity')) {
                        const err82 = {
                          instancePath: instancePath + '/rollout/analysis/rules/' + i4,
                          schemaPath:
                            '#/$defs/rollout/properties/analysis/properties/rules/items/additionalProperties',
                          keyword: 'additionalProperties',
                          params: { additionalProperty: key8 },
                          message: 'must NOT have additional properties',
                          schema: false,
                          parentSchema: schema42.properties.analysis.properties.rules.items,
                          data: data37,
                        };
                        if (vErrors === null) {
                          vErrors = [err82];
                        } else {
                          vErrors.push(err82);
                        }
                        errors++;
                      }
                    }
                    if (data37.name !== undefined) {
                      let data38 = data37.name;
                      if (typeof data38 === 'string') {
                        if (!pattern4.test(data38)) {
                          const err83 = {
                            instancePath: instancePath + '/rollout/analysis/rules/' + i4 + '/name',
                            schemaPath:
                              '#/$defs/rollout/properties/analysis/properties/rules/items/properties/name/pattern',
                            keyword: 'pattern',
                            params: { pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
                            message:
                              'must match pattern "' + '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
                            schema: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
                            parentSchema:
                              schema42.properties.analysis.properties.rules.items.properties.name,
                            data: data38,
                          };
                          if (vErrors === null) {
                            vErrors = [err83];
                          } else {
                            vErrors.push(err83);
                          }
                          errors++;
                        }
                      } else {
                        const err84 = {
                          instancePath: instancePath + '/rollout/analysis/rules/' + i4 + '/name',
                          schemaPath:
                            '#/$defs/rollout/properties/analysis/properties/rules/items/properties/name/type',
                          keyword: 'type',
                          params: { type: 'string' },
                          message: 'must be string',
                          schema:
                            schema42.properties.analysis.properties.rules.items.properties.name
                              .type,
                          parentSchema:
                            schema42.properties.analysis.properties.rules.items.properties.name,
                          data: data38,
                        };
                        if (vErrors === null) {
                          vErrors = [err84];
                        } else {
                          vErrors.push(err84);
                        }
                        errors++;
                      }
                    }
                    if (data37.when !== undefined) {
                      let data39 = data37.when;
                      if (typeof data39 !== 'string') {
                        const err85 = {
                          instancePath: instancePath + '/rollout/analysis/rules/' + i4 + '/when',
                          schemaPath:
                            '#/$defs/rollout/properties/analysis/properties/rules/items/properties/when/type',
                          keyword: 'type',
                          params: { type: 'string' },
                          message: 'must be string',
                          schema:
                            schema42.properties.analysis.properties.rules.items.properties.when
                              .type,
                          parentSchema:
                            schema42.properties.analysis.properties.rules.items.properties.when,
                          data: data39,
                        };
                        if (vErrors === null) {
                          vErrors = [err85];
                        } else {
                          vErrors.push(err85);
                        }
                        errors++;
                      }
                    }
                    if (data37.severity !== undefined) {
                      let data40 = data37.severity;
                      if (!(data40 === 'critical' || data40 === 'warning')) {
                        const err86 = {
                          instancePath:
                            instancePath + '/rollout/analysis/rules/' + i4 + '/severity',
                          schemaPath:
                            '#/$defs/rollout/properties/analysis/properties/rules/items/properties/severity/enum',
                          keyword: 'enum',
                          params: {
                            allowedValues:
                              schema42.properties.analysis.properties.rules.items.properties
                                .severity.enum,
                          },
                          message: 'must be equal to one of the allowed values',
                          schema:
                            schema42.properties.analysis.properties.rules.items.properties.severity
                              .enum,
                          parentSchema:
                            schema42.properties.analysis.properties.rules.items.properties.severity,
                          data: data40,
                        };
                        if (vErrors === null) {
                          vErrors = [err86];
                        } else {
                          vErrors.push(err86);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err87 = {
                      instancePath: instancePath + '/rollout/analysis/rules/' + i4,
                      schemaPath: '#/$defs/rollout/properties/analysis/properties/rules/items/type',
                      keyword: 'type',
                      params: { type: 'object' },
                      message: 'must be object',
                      schema: schema42.properties.analysis.properties.rules.items.type,
                      parentSchema: schema42.properties.analysis.properties.rules.items,
                      data: data37,
                    };
                    if (vErrors === null) {
                      vErrors = [err87];
                    } else {
                      vErrors.push(err87);
                    }
                    errors++;
                  }
                }
              } else {
                const err88 = {
                  instancePath: instancePath + '/rollout/analysis/rules',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/rules/type',
                  keyword: 'type',
                  params: { type: 'array' },
                  message: 'must be array',
                  schema: schema42.properties.analysis.properties.rules.type,
                  parentSchema: schema42.properties.analysis.properties.rules,
                  data: data36,
                };
                if (vErrors === null) {
                  vErrors = [err88];
                } else {
                  vErrors.push(err88);
                }
                errors++;
              }
            }
            if (data35.minimumRequests !== undefined) {
              let data41 = data35.minimumRequests;
              if (!(
                typeof data41 == 'number' &&
                !(data41 % 1) &&
                !isNaN(data41) &&
                isFinite(data41)
              )) {
                const err89 = {
                  instancePath: instancePath + '/rollout/analysis/minimumRequests',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/minimumRequests/type',
                  keyword: 'type',
                  params: { type: 'integer' },
                  message: 'must be integer',
                  schema: schema42.properties.analysis.properties.minimumRequests.type,
                  parentSchema: schema42.properties.analysis.properties.minimumRequests,
                  data: data41,
                };
                if (vErrors === null) {
                  vErrors = [err89];
                } else {
                  vErrors.push(err89);
                }
                errors++;
              }
              if (typeof data41 == 'number' && isFinite(data41)) {
                if (data41 < 1 || isNaN(data41)) {
                  const err90 = {
                    instancePath: instancePath + '/rollout/analysis/minimumRequests',
                    schemaPath:
                      '#/$defs/rollout/properties/analysis/properties/minimumRequests/minimum',
                    keyword: 'minimum',
                    params: { comparison: '>=', limit: 1 },
                    message: 'must be >= 1',
                    schema: 1,
                    parentSchema: schema42.properties.analysis.properties.minimumRequests,
                    data: data41,
                  };
                  if (vErrors === null) {
                    vErrors = [err90];
                  } else {
                    vErrors.push(err90);
                  }
                  errors++;
                }
              }
            }
            if (data35.percentile !== undefined) {
              let data42 = data35.percentile;
              if (typeof data42 == 'number' && isFinite(data42)) {
                if (data42 >= 100 || isNaN(data42)) {
                  const err91 = {
                    instancePath: instancePath + '/rollout/analysis/percentile',
                    schemaPath:
                      '#/$defs/rollout/properties/analysis/properties/percentile/exclusiveMaximum',
                    keyword: 'exclusiveMaximum',
                    params: { comparison: '<', limit: 100 },
                    message: 'must be < 100',
                    schema: 100,
                    parentSchema: schema42.properties.analysis.properties.percentile,
                    data: data42,
                  };
                  if (vErrors === null) {
                    vErrors = [err91];
                  } else {
                    vErrors.push(err91);
                  }
                  errors++;
                }
                if (data42 <= 0 || isNaN(data42)) {
                  const err92 = {
                    instancePath: instancePath + '/rollout/analysis/percentile',
                    schemaPath:
                      '#/$defs/rollout/properties/analysis/properties/percentile/exclusiveMinimum',
                    keyword: 'exclusiveMinimum',
                    params: { comparison: '>', limit: 0 },
                    message: 'must be > 0',
                    schema: 0,
                    parentSchema: schema42.properties.analysis.properties.percentile,
                    data: data42,
                  };
                  if (vErrors === null) {
                    vErrors = [err92];
                  } else {
                    vErrors.push(err92);
                  }
                  errors++;
                }
              } else {
                const err93 = {
                  instancePath: instancePath + '/rollout/analysis/percentile',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/percentile/type',
                  keyword: 'type',
                  params: { type: 'number' },
                  message: 'must be number',
                  schema: schema42.properties.analysis.properties.percentile.type,
                  parentSchema: schema42.properties.analysis.properties.percentile,
                  data: data42,
                };
                if (vErrors === null) {
                  vErrors = [err93];
                } else {
                  vErrors.push(err93);
                }
                errors++;
              }
            }
            if (data35.patience !== undefined) {
              let data43 = data35.patience;
              if (typeof data43 === 'string') {
                if (!pattern14.test(data43)) {
                  const err94 = {
                    instancePath: instancePath + '/rollout/analysis/patience',
                    schemaPath: '#/$defs/rollout/properties/analysis/properties/patience/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                    message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                    schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                    parentSchema: schema42.properties.analysis.properties.patience,
                    data: data43,
                  };
                  if (vErrors === null) {
                    vErrors = [err94];
                  } else {
                    vErrors.push(err94);
                  }
                  errors++;
                }
              } else {
                const err95 = {
                  instancePath: instancePath + '/rollout/analysis/patience',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/patience/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema42.properties.analysis.properties.patience.type,
                  parentSchema: schema42.properties.analysis.properties.patience,
                  data: data43,
                };
                if (vErrors === null) {
                  vErrors = [err95];
                } else {
                  vErrors.push(err95);
                }
                errors++;
              }
            }
            if (data35.onFail !== undefined) {
              let data44 = data35.onFail;
              if (data44 && typeof data44 == 'object' && !Array.isArray(data44)) {
                for (const key9 in data44) {
                  if (!(key9 === 'critical' || key9 === 'warning')) {
                    const err96 = {
                      instancePath: instancePath + '/rollout/analysis/onFail',
                      schemaPath:
                        '#/$defs/rollout/properties/analysis/properties/onFail/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key9 },
                      message: 'must NOT have additional properties',
                      schema: false,
                      parentSchema: schema42.properties.analysis.properties.onFail,
                      data: data44,
                    };
                    if (vErrors === null) {
                      vErrors = [err96];
                    } else {
                      vErrors.push(err96);
                    }
                    errors++;
                  }
                }
                if (data44.critical !== undefined) {
                  let data45 = data44.critical;
                  if (!(data45 === 'hold' || data45 === 'roll-back')) {
                    const err97 = {
                      instancePath: instancePath + '/rollout/analysis/onFail/critical',
                      schemaPath:
                        '#/$defs/rollout/properties/analysis/properties/onFail/properties/critical/enum',
                      keyword: 'enum',
                      params: {
                        allowedValues:
                          schema42.properties.analysis.properties.onFail.properties.critical.enum,
                      },
                      message: 'must be equal to one of the allowed values',
                      schema:
                        schema42.properties.analysis.properties.onFail.properties.critical.enum,
                      parentSchema:
                        schema42.properties.analysis.properties.onFail.properties.critical,
                      data: data45,
                    };
                    if (vErrors === null) {
                      vErrors = [err97];
                    } else {
                      vErrors.push(err97);
                    }
                    errors++;
                  }
                }
                if (data44.warning !== undefined) {
                  let data46 = data44.warning;
                  if (!(data46 === 'go-on' || data46 === 'hold' || data46 === 'roll-back')) {
                    const err98 = {
                      instancePath: instancePath + '/rollout/analysis/onFail/warning',
                      schemaPath:
                        '#/$defs/rollout/properties/analysis/properties/onFail/properties/warning/enum',
                      keyword: 'enum',
                      params: {
                        allowedValues:
                          schema42.properties.analysis.properties.onFail.properties.warning.enum,
                      },
                      message: 'must be equal to one of the allowed values',
                      schema:
                        schema42.properties.analysis.properties.onFail.properties.warning.enum,
                      parentSchema:
                        schema42.properties.analysis.properties.onFail.properties.warning,
                      data: data46,
                    };
                    if (vErrors === null) {
                      vErrors = [err98];
                    } else {
                      vErrors.push(err98);
                    }
                    errors++;
                  }
                }
              } else {
                const err99 = {
                  instancePath: instancePath + '/rollout/analysis/onFail',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/onFail/type',
                  keyword: 'type',
                  params: { type: 'object' },
                  message: 'must be object',
                  schema: schema42.properties.analysis.properties.onFail.type,
                  parentSchema: schema42.properties.analysis.properties.onFail,
                  data: data44,
                };
                if (vErrors === null) {
                  vErrors = [err99];
                } else {
                  vErrors.push(err99);
                }
                errors++;
              }
            }
            if (data35.onInconclusive !== undefined) {
              let data47 = data35.onInconclusive;
              if (!(data47 === 'go-on' || data47 === 'hold' || data47 === 'roll-back')) {
                const err100 = {
                  instancePath: instancePath + '/rollout/analysis/onInconclusive',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/onInconclusive/enum',
                  keyword: 'enum',
                  params: {
                    allowedValues: schema42.properties.analysis.properties.onInconclusive.enum,
                  },
                  message: 'must be equal to one of the allowed values',
                  schema: schema42.properties.analysis.properties.onInconclusive.enum,
                  parentSchema: schema42.properties.analysis.properties.onInconclusive,
                  data: data47,
                };
                if (vErrors === null) {
                  vErrors = [err100];
                } else {
                  vErrors.push(err100);
                }
                errors++;
              }
            }
            if (data35.holdAtMost !== undefined) {
              let data48 = data35.holdAtMost;
              if (typeof data48 === 'string') {
                if (!pattern14.test(data48)) {
                  const err101 = {
                    instancePath: instancePath + '/rollout/analysis/holdAtMost',
                    schemaPath: '#/$defs/rollout/properties/analysis/properties/holdAtMost/pattern',
                    keyword: 'pattern',
                    params: { pattern: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' },
                    message: 'must match pattern "' + '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$' + '"',
                    schema: '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$',
                    parentSchema: schema42.properties.analysis.properties.holdAtMost,
                    data: data48,
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
                  instancePath: instancePath + '/rollout/analysis/holdAtMost',
                  schemaPath: '#/$defs/rollout/properties/analysis/properties/holdAtMost/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema42.properties.analysis.properties.holdAtMost.type,
                  parentSchema: schema42.properties.analysis.properties.holdAtMost,
                  data: data48,
                };
                if (vErrors === null) {
                  vErrors = [err102];
                } else {
                  vErrors.push(err102);
                }
                errors++;
              }
            }
          } else {
            const err103 = {
              instancePath: instancePath + '/rollout/analysis',
              schemaPath: '#/$defs/rollout/properties/analysis/type',
              keyword: 'type',
              params: { type: 'object' },
              message: 'must be object',
              schema: schema42.properties.analysis.type,
              parentSchema: schema42.properties.analysis,
              data: data35,
            };
            if (vErrors === null) {
              vErrors = [err103];
            } else {
              vErrors.push(err103);
            }
            errors++;
          }
        }
      } else {
        const err104 = {
          instancePath: instancePath + '/rollout',
          schemaPath: '#/$defs/rollout/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema42.type,
          parentSchema: schema42,
          data: data18,
        };
        if (vErrors === null) {
          vErrors = [err104];
        } else {
          vErrors.push(err104);
        }
        errors++;
      }
    }
  } else {
    const err105 = {
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
      vErrors = [err105];
    } else {
      vErrors.push(err105);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { props: true, dynamicProps: false, dynamicItems: false };

const schema44 = {
  title: 'DrillConfig',
  description: 'An emergency that is rehearsed.',
  type: 'object',
  additionalProperties: false,
  required: ['emergency', 'environment', 'schedule'],
  properties: {
    emergency: { $ref: '#/$defs/emergency' },
    service: {
      description: 'With which service. A broken contract finds one by itself.',
      $ref: '#/$defs/name',
    },
    environment: {
      description: 'Where: one that something else is promoted from, so not production.',
      $ref: '#/$defs/environmentName',
    },
    schedule: {
      description:
        'When, in UTC: minute, hour, day of the month, month, day of the week, as cron has them.',
      type: 'string',
      minLength: 9,
      maxLength: 100,
      examples: ['0 5 * * 1'],
    },
  },
};

function validate27(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.emergency === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'emergency' },
        message: "must have required property '" + 'emergency' + "'",
        schema: schema44.required,
        parentSchema: schema44,
        data,
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.environment === undefined) {
      const err1 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'environment' },
        message: "must have required property '" + 'environment' + "'",
        schema: schema44.required,
        parentSchema: schema44,
        data,
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.schedule === undefined) {
      const err2 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'schedule' },
        message: "must have required property '" + 'schedule' + "'",
        schema: schema44.required,
        parentSchema: schema44,
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
      if (!(
        key0 === 'emergency' ||
        key0 === 'service' ||
        key0 === 'environment' ||
        key0 === 'schedule'
      )) {
        const err3 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
          schema: false,
          parentSchema: schema44,
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
    if (data.emergency !== undefined) {
      let data0 = data.emergency;
      if (!(data0 === 'bad-migration' || data0 === 'broken-contract' || data0 === 'slow-leak')) {
        const err4 = {
          instancePath: instancePath + '/emergency',
          schemaPath: '#/$defs/emergency/enum',
          keyword: 'enum',
          params: { allowedValues: schema41.enum },
          message: 'must be equal to one of the allowed values',
          schema: schema41.enum,
          parentSchema: schema41,
          data: data0,
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.service !== undefined) {
      let data1 = data.service;
      if (typeof data1 === 'string') {
        if (!pattern4.test(data1)) {
          const err5 = {
            instancePath: instancePath + '/service',
            schemaPath: '#/$defs/name/pattern',
            keyword: 'pattern',
            params: { pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
            message: 'must match pattern "' + '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' + '"',
            schema: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
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
      } else {
        const err6 = {
          instancePath: instancePath + '/service',
          schemaPath: '#/$defs/name/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema32.type,
          parentSchema: schema32,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.environment !== undefined) {
      let data2 = data.environment;
      if (typeof data2 === 'string') {
        if (!pattern6.test(data2)) {
          const err7 = {
            instancePath: instancePath + '/environment',
            schemaPath: '#/$defs/environmentName/pattern',
            keyword: 'pattern',
            params: { pattern: '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' },
            message:
              'must match pattern "' +
              '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' +
              '"',
            schema: '^(?!(local|artifacts|sealed)$)[a-z]([a-z0-9-]{0,38}[a-z0-9])?$',
            parentSchema: schema33,
            data: data2,
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
          instancePath: instancePath + '/environment',
          schemaPath: '#/$defs/environmentName/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema33.type,
          parentSchema: schema33,
          data: data2,
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.schedule !== undefined) {
      let data3 = data.schedule;
      if (typeof data3 === 'string') {
        if (func3(data3) > 100) {
          const err9 = {
            instancePath: instancePath + '/schedule',
            schemaPath: '#/properties/schedule/maxLength',
            keyword: 'maxLength',
            params: { limit: 100 },
            message: 'must NOT have more than 100 characters',
            schema: 100,
            parentSchema: schema44.properties.schedule,
            data: data3,
          };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (func3(data3) < 9) {
          const err10 = {
            instancePath: instancePath + '/schedule',
            schemaPath: '#/properties/schedule/minLength',
            keyword: 'minLength',
            params: { limit: 9 },
            message: 'must NOT have fewer than 9 characters',
            schema: 9,
            parentSchema: schema44.properties.schedule,
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
          instancePath: instancePath + '/schedule',
          schemaPath: '#/properties/schedule/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema44.properties.schedule.type,
          parentSchema: schema44.properties.schedule,
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
      schema: schema44.type,
      parentSchema: schema44,
      data,
    };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { props: true, dynamicProps: false, dynamicItems: false };

const schema48 = {
  title: 'PipelineConfig',
  description:
    'The pipelines that are generated for the application, and kept in step by nx sync. Without it there are none.',
  type: 'object',
  additionalProperties: false,
  required: ['provider'],
  properties: {
    provider: { description: 'What carries them out.', enum: ['github-actions'] },
    branches: {
      description: 'What branches are called.',
      type: 'object',
      additionalProperties: false,
      properties: {
        trunk: {
          description: 'Where work is integrated; by default main.',
          $ref: '#/$defs/branchName',
        },
        release: {
          description:
            'Where version cuts are merged to, under release-branch; by default release.',
          $ref: '#/$defs/branchName',
        },
        development: {
          description: 'Where work is integrated under gitflow; by default development.',
          $ref: '#/$defs/branchName',
        },
        production: {
          description: 'What users run, under gitflow; by default production.',
          $ref: '#/$defs/branchName',
        },
      },
    },
    runner: {
      description:
        'The machine that jobs run on, as the provider calls it; by default one of its own Linux machines.',
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
      examples: ['ubuntu-24.04'],
    },
    nodeVersion: {
      description: 'Version of Node.',
      type: 'string',
      pattern: '^[0-9]{2}(\\.[0-9]+){0,2}$',
      default: '24',
    },
    targets: {
      description: 'Targets that run for what changed.',
      $ref: '#/$defs/targetNames',
      default: ['lint', 'typecheck', 'build', 'test'],
    },
    integrationTargets: {
      description: 'Further targets, at night and before what changed is released under gitflow.',
      $ref: '#/$defs/targetNames',
      default: ['integration-test'],
    },
    acceptanceTargets: {
      description:
        'Targets that ask an environment, in its configuration, after something was promoted to it and before it goes on from there.',
      $ref: '#/$defs/targetNames',
      default: [],
    },
    nightly: {
      description:
        'When all projects are checked, in UTC: minute, hour, day of the month, month, day of the week, as cron has them. Never, if it is not said.',
      type: 'string',
      minLength: 9,
      maxLength: 100,
      examples: ['17 3 * * *'],
    },
  },
};
const schema49 = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$',
  maxLength: 100,
};
const schema53 = {
  type: 'array',
  uniqueItems: true,
  items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$' },
};
const pattern23 = new RegExp('^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$', 'u');
const pattern27 = new RegExp('^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$', 'u');
const pattern28 = new RegExp('^[0-9]{2}(\\.[0-9]+){0,2}$', 'u');
const pattern29 = new RegExp('^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$', 'u');

function validate29(
  data,
  { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.provider === undefined) {
      const err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'provider' },
        message: "must have required property '" + 'provider' + "'",
        schema: schema48.required,
        parentSchema: schema48,
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
        key0 === 'provider' ||
        key0 === 'branches' ||
        key0 === 'runner' ||
        key0 === 'nodeVersion' ||
        key0 === 'targets' ||
        key0 === 'integrationTargets' ||
        key0 === 'acceptanceTargets' ||
        key0 === 'nightly'
      )) {
        const err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
          message: 'must NOT have additional properties',
          schema: false,
          parentSchema: schema48,
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
    if (data.provider !== undefined) {
      let data0 = data.provider;
      if (!(data0 === 'github-actions')) {
        const err2 = {
          instancePath: instancePath + '/provider',
          schemaPath: '#/properties/provider/enum',
          keyword: 'enum',
          params: { allowedValues: schema48.properties.provider.enum },
          message: 'must be equal to one of the allowed values',
          schema: schema48.properties.provider.enum,
          parentSchema: schema48.properties.provider,
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
    if (data.branches !== undefined) {
      let data1 = data.branches;
      if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
        for (const key1 in data1) {
          if (!(
            key1 === 'trunk' ||
            key1 === 'release' ||
            key1 === 'development' ||
            key1 === 'production'
          )) {
            const err3 = {
              instancePath: instancePath + '/branches',
              schemaPath: '#/properties/branches/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
              message: 'must NOT have additional properties',
              schema: false,
              parentSchema: schema48.properties.branches,
              data: data1,
            };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data1.trunk !== undefined) {
          let data2 = data1.trunk;
          if (typeof data2 === 'string') {
            if (func3(data2) > 100) {
              const err4 = {
                instancePath: instancePath + '/branches/trunk',
                schemaPath: '#/$defs/branchName/maxLength',
                keyword: 'maxLength',
                params: { limit: 100 },
                message: 'must NOT have more than 100 characters',
                schema: 100,
                parentSchema: schema49,
                data: data2,
              };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
            if (!pattern23.test(data2)) {
              const err5 = {
                instancePath: instancePath + '/branches/trunk',
                schemaPath: '#/$defs/branchName/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$' },
                message:
                  'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$' + '"',
                schema: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$',
                parentSchema: schema49,
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
              instancePath: instancePath + '/branches/trunk',
              schemaPath: '#/$defs/branchName/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema49.type,
              parentSchema: schema49,
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
        if (data1.release !== undefined) {
          let data3 = data1.release;
          if (typeof data3 === 'string') {
            if (func3(data3) > 100) {
              const err7 = {
                instancePath: instancePath + '/branches/release',
                schemaPath: '#/$defs/branchName/maxLength',
                keyword: 'maxLength',
                params: { limit: 100 },
                message: 'must NOT have more than 100 characters',
                schema: 100,
                parentSchema: schema49,
                data: data3,
              };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            if (!pattern23.test(data3)) {
              const err8 = {
                instancePath: instancePath + '/branches/release',
                schemaPath: '#/$defs/branchName/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$' },
                message:
                  'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$' + '"',
                schema: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$',
                parentSchema: schema49,
                data: data3,
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
              instancePath: instancePath + '/branches/release',
              schemaPath: '#/$defs/branchName/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema49.type,
              parentSchema: schema49,
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
        if (data1.development !== undefined) {
          let data4 = data1.development;
          if (typeof data4 === 'string') {
            if (func3(data4) > 100) {
              const err10 = {
                instancePath: instancePath + '/branches/development',
                schemaPath: '#/$defs/branchName/maxLength',
                keyword: 'maxLength',
                params: { limit: 100 },
                message: 'must NOT have more than 100 characters',
                schema: 100,
                parentSchema: schema49,
                data: data4,
              };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (!pattern23.test(data4)) {
              const err11 = {
                instancePath: instancePath + '/branches/development',
                schemaPath: '#/$defs/branchName/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$' },
                message:
                  'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$' + '"',
                schema: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$',
                parentSchema: schema49,
                data: data4,
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
              instancePath: instancePath + '/branches/development',
              schemaPath: '#/$defs/branchName/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema49.type,
              parentSchema: schema49,
              data: data4,
            };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data1.production !== undefined) {
          let data5 = data1.production;
          if (typeof data5 === 'string') {
            if (func3(data5) > 100) {
              const err13 = {
                instancePath: instancePath + '/branches/production',
                schemaPath: '#/$defs/branchName/maxLength',
                keyword: 'maxLength',
                params: { limit: 100 },
                message: 'must NOT have more than 100 characters',
                schema: 100,
                parentSchema: schema49,
                data: data5,
              };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (!pattern23.test(data5)) {
              const err14 = {
                instancePath: instancePath + '/branches/production',
                schemaPath: '#/$defs/branchName/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$' },
                message:
                  'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$' + '"',
                schema: '^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$',
                parentSchema: schema49,
                data: data5,
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
              instancePath: instancePath + '/branches/production',
              schemaPath: '#/$defs/branchName/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema49.type,
              parentSchema: schema49,
              data: data5,
            };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = {
          instancePath: instancePath + '/branches',
          schemaPath: '#/properties/branches/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema48.properties.branches.type,
          parentSchema: schema48.properties.branches,
          data: data1,
        };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.runner !== undefined) {
      let data6 = data.runner;
      if (typeof data6 === 'string') {
        if (!pattern27.test(data6)) {
          const err17 = {
            instancePath: instancePath + '/runner',
            schemaPath: '#/properties/runner/pattern',
            keyword: 'pattern',
            params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
            message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
            schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
            parentSchema: schema48.properties.runner,
            data: data6,
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
          instancePath: instancePath + '/runner',
          schemaPath: '#/properties/runner/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema48.properties.runner.type,
          parentSchema: schema48.properties.runner,
          data: data6,
        };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.nodeVersion !== undefined) {
      let data7 = data.nodeVersion;
      if (typeof data7 === 'string') {
        if (!pattern28.test(data7)) {
          const err19 = {
            instancePath: instancePath + '/nodeVersion',
            schemaPath: '#/properties/nodeVersion/pattern',
            keyword: 'pattern',
            params: { pattern: '^[0-9]{2}(\\.[0-9]+){0,2}$' },
            message: 'must match pattern "' + '^[0-9]{2}(\\.[0-9]+){0,2}$' + '"',
            schema: '^[0-9]{2}(\\.[0-9]+){0,2}$',
            parentSchema: schema48.properties.nodeVersion,
            data: data7,
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
          instancePath: instancePath + '/nodeVersion',
          schemaPath: '#/properties/nodeVersion/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema48.properties.nodeVersion.type,
          parentSchema: schema48.properties.nodeVersion,
          data: data7,
        };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.targets !== undefined) {
      let data8 = data.targets;
      if (Array.isArray(data8)) {
        const len0 = data8.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data9 = data8[i0];
          if (typeof data9 === 'string') {
            if (!pattern29.test(data9)) {
              const err21 = {
                instancePath: instancePath + '/targets/' + i0,
                schemaPath: '#/$defs/targetNames/items/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$' },
                message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$' + '"',
                schema: '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$',
                parentSchema: schema53.items,
                data: data9,
              };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          } else {
            const err22 = {
              instancePath: instancePath + '/targets/' + i0,
              schemaPath: '#/$defs/targetNames/items/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema53.items.type,
              parentSchema: schema53.items,
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
        let i1 = data8.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--;) {
            let item0 = data8[i1];
            if (typeof item0 !== 'string') {
              continue;
            }
            if (typeof indices0[item0] == 'number') {
              j0 = indices0[item0];
              const err23 = {
                instancePath: instancePath + '/targets',
                schemaPath: '#/$defs/targetNames/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i1, j: j0 },
                message:
                  'must NOT have duplicate items (items ## ' +
                  j0 +
                  ' and ' +
                  i1 +
                  ' are identical)',
                schema: true,
                parentSchema: schema53,
                data: data8,
              };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err24 = {
          instancePath: instancePath + '/targets',
          schemaPath: '#/$defs/targetNames/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema53.type,
          parentSchema: schema53,
          data: data8,
        };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.integrationTargets !== undefined) {
      let data10 = data.integrationTargets;
      if (Array.isArray(data10)) {
        const len1 = data10.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data11 = data10[i2];
          if (typeof data11 === 'string') {
            if (!pattern29.test(data11)) {
              const err25 = {
                instancePath: instancePath + '/integrationTargets/' + i2,
                schemaPath: '#/$defs/targetNames/items/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$' },
                message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$' + '"',
                schema: '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$',
                parentSchema: schema53.items,
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
              instancePath: instancePath + '/integrationTargets/' + i2,
              schemaPath: '#/$defs/targetNames/items/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema53.items.type,
              parentSchema: schema53.items,
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
        let i3 = data10.length;
        let j1;
        if (i3 > 1) {
          const indices1 = {};
          for (; i3--;) {
            let item1 = data10[i3];
            if (typeof item1 !== 'string') {
              continue;
            }
            if (typeof indices1[item1] == 'number') {
              j1 = indices1[item1];
              const err27 = {
                instancePath: instancePath + '/integrationTargets',
                schemaPath: '#/$defs/targetNames/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i3, j: j1 },
                message:
                  'must NOT have duplicate items (items ## ' +
                  j1 +
                  ' and ' +
                  i3 +
                  ' are identical)',
                schema: true,
                parentSchema: schema53,
                data: data10,
              };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
              break;
            }
            indices1[item1] = i3;
          }
        }
      } else {
        const err28 = {
          instancePath: instancePath + '/integrationTargets',
          schemaPath: '#/$defs/targetNames/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema53.type,
          parentSchema: schema53,
          data: data10,
        };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.acceptanceTargets !== undefined) {
      let data12 = data.acceptanceTargets;
      if (Array.isArray(data12)) {
        const len2 = data12.length;
        for (let i4 = 0; i4 < len2; i4++) {
          let data13 = data12[i4];
          if (typeof data13 === 'string') {
            if (!pattern29.test(data13)) {
              const err29 = {
                instancePath: instancePath + '/acceptanceTargets/' + i4,
                schemaPath: '#/$defs/targetNames/items/pattern',
                keyword: 'pattern',
                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$' },
                message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$' + '"',
                schema: '^[A-Za-z0-9][A-Za-z0-9:_-]{0,99}$',
                parentSchema: schema53.items,
                data: data13,
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
              instancePath: instancePath + '/acceptanceTargets/' + i4,
              schemaPath: '#/$defs/targetNames/items/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema53.items.type,
              parentSchema: schema53.items,
              data: data13,
            };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        let i5 = data12.length;
        let j2;
        if (i5 > 1) {
          const indices2 = {};
          for (; i5--;) {
            let item2 = data12[i5];
            if (typeof item2 !== 'string') {
              continue;
            }
            if (typeof indices2[item2] == 'number') {
              j2 = indices2[item2];
              const err31 = {
                instancePath: instancePath + '/acceptanceTargets',
                schemaPath: '#/$defs/targetNames/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i5, j: j2 },
                message:
                  'must NOT have duplicate items (items ## ' +
                  j2 +
                  ' and ' +
                  i5 +
                  ' are identical)',
                schema: true,
                parentSchema: schema53,
                data: data12,
              };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
              break;
            }
            indices2[item2] = i5;
          }
        }
      } else {
        const err32 = {
          instancePath: instancePath + '/acceptanceTargets',
          schemaPath: '#/$defs/targetNames/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema53.type,
          parentSchema: schema53,
          data: data12,
        };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.nightly !== undefined) {
      let data14 = data.nightly;
      if (typeof data14 === 'string') {
        if (func3(data14) > 100) {
          const err33 = {
            instancePath: instancePath + '/nightly',
            schemaPath: '#/properties/nightly/maxLength',
            keyword: 'maxLength',
            params: { limit: 100 },
            message: 'must NOT have more than 100 characters',
            schema: 100,
            parentSchema: schema48.properties.nightly,
            data: data14,
          };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        if (func3(data14) < 9) {
          const err34 = {
            instancePath: instancePath + '/nightly',
            schemaPath: '#/properties/nightly/minLength',
            keyword: 'minLength',
            params: { limit: 9 },
            message: 'must NOT have fewer than 9 characters',
            schema: 9,
            parentSchema: schema48.properties.nightly,
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
          instancePath: instancePath + '/nightly',
          schemaPath: '#/properties/nightly/type',
          keyword: 'type',
          params: { type: 'string' },
          message: 'must be string',
          schema: schema48.properties.nightly.type,
          parentSchema: schema48.properties.nightly,
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
      instancePath,
      schemaPath: '#/type',
      keyword: 'type',
      params: { type: 'object' },
      message: 'must be object',
      schema: schema48.type,
      parentSchema: schema48,
      data,
    };
    if (vErrors === null) {
      vErrors = [err36];
    } else {
      vErrors.push(err36);
    }
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = { props: true, dynamicProps: false, dynamicItems: false };

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
      if (!func1.call(schema31.properties, key0)) {
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
              parentSchema: schema43,
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
            if (!pattern20.test(data6)) {
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
                parentSchema: schema43.properties.artifacts,
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
              schema: schema43.properties.artifacts.type,
              parentSchema: schema43.properties.artifacts,
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
            if (func3(data7) < 1) {
              const err14 = {
                instancePath: instancePath + '/delivery/state',
                schemaPath: '#/$defs/delivery/properties/state/minLength',
                keyword: 'minLength',
                params: { limit: 1 },
                message: 'must NOT have fewer than 1 characters',
                schema: 1,
                parentSchema: schema43.properties.state,
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
              schema: schema43.properties.state.type,
              parentSchema: schema43.properties.state,
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
                schema: schema43.properties.signing.required,
                parentSchema: schema43.properties.signing,
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
                  parentSchema: schema43.properties.signing,
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
                    parentSchema: schema43.properties.signing.properties.keys,
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
                    if (func3(data10) < 1) {
                      const err19 = {
                        instancePath: instancePath + '/delivery/signing/keys/' + i0,
                        schemaPath:
                          '#/$defs/delivery/properties/signing/properties/keys/items/minLength',
                        keyword: 'minLength',
                        params: { limit: 1 },
                        message: 'must NOT have fewer than 1 characters',
                        schema: 1,
                        parentSchema: schema43.properties.signing.properties.keys.items,
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
                      schema: schema43.properties.signing.properties.keys.items.type,
                      parentSchema: schema43.properties.signing.properties.keys.items,
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
                        parentSchema: schema43.properties.signing.properties.keys,
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
                  schema: schema43.properties.signing.properties.keys.type,
                  parentSchema: schema43.properties.signing.properties.keys,
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
              schema: schema43.properties.signing.type,
              parentSchema: schema43.properties.signing,
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
              schema: schema43.properties.retentionDays.type,
              parentSchema: schema43.properties.retentionDays,
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
                parentSchema: schema43.properties.retentionDays,
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
          schema: schema43.type,
          parentSchema: schema43,
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
    if (data.drills !== undefined) {
      let data12 = data.drills;
      if (Array.isArray(data12)) {
        const len1 = data12.length;
        for (let i2 = 0; i2 < len1; i2++) {
          if (
            !validate27(data12[i2], {
              instancePath: instancePath + '/drills/' + i2,
              parentData: data12,
              parentDataProperty: i2,
              rootData,
              dynamicAnchors,
            })
          ) {
            vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err27 = {
          instancePath: instancePath + '/drills',
          schemaPath: '#/properties/drills/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema31.properties.drills.type,
          parentSchema: schema31.properties.drills,
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
    if (data.strategy !== undefined) {
      let data14 = data.strategy;
      if (!(
        data14 === 'trunk' ||
        data14 === 'release-branch' ||
        data14 === 'github-flow' ||
        data14 === 'gitflow'
      )) {
        const err28 = {
          instancePath: instancePath + '/strategy',
          schemaPath: '#/properties/strategy/enum',
          keyword: 'enum',
          params: { allowedValues: schema31.properties.strategy.enum },
          message: 'must be equal to one of the allowed values',
          schema: schema31.properties.strategy.enum,
          parentSchema: schema31.properties.strategy,
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
    if (data.pipeline !== undefined) {
      if (
        !validate29(data.pipeline, {
          instancePath: instancePath + '/pipeline',
          parentData: data,
          parentDataProperty: 'pipeline',
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
        errors = vErrors.length;
      }
    }
    if (data.services !== undefined) {
      let data16 = data.services;
      if (data16 && typeof data16 == 'object' && !Array.isArray(data16)) {
        for (const key5 in data16) {
          const _errs40 = errors;
          if (typeof key5 === 'string') {
            if (!pattern4.test(key5)) {
              const err29 = {
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
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          } else {
            const err30 = {
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
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
          var valid13 = _errs40 === errors;
          if (!valid13) {
            const err31 = {
              instancePath: instancePath + '/services',
              schemaPath: '#/properties/services/propertyNames',
              keyword: 'propertyNames',
              params: { propertyName: key5 },
              message: 'property name must be valid',
              schema: schema31.properties.services.propertyNames,
              parentSchema: schema31.properties.services,
              data: data16,
            };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
        for (const key6 in data16) {
          let data17 = data16[key6];
          if (data17 && typeof data17 == 'object' && !Array.isArray(data17)) {
            if (data17.repository === undefined) {
              const err32 = {
                instancePath:
                  instancePath + '/services/' + key6.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/$defs/externalService/required',
                keyword: 'required',
                params: { missingProperty: 'repository' },
                message: "must have required property '" + 'repository' + "'",
                schema: schema57.required,
                parentSchema: schema57,
                data: data17,
              };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            for (const key7 in data17) {
              if (!(
                key7 === 'repository' ||
                key7 === 'tagPattern' ||
                key7 === 'project' ||
                key7 === 'range' ||
                key7 === 'root'
              )) {
                const err33 = {
                  instancePath:
                    instancePath + '/services/' + key6.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/$defs/externalService/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key7 },
                  message: 'must NOT have additional properties',
                  schema: false,
                  parentSchema: schema57,
                  data: data17,
                };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data17.repository !== undefined) {
              let data18 = data17.repository;
              if (typeof data18 === 'string') {
                if (func3(data18) < 1) {
                  const err34 = {
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
                    parentSchema: schema57.properties.repository,
                    data: data18,
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
                  instancePath:
                    instancePath +
                    '/services/' +
                    key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/repository',
                  schemaPath: '#/$defs/externalService/properties/repository/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema57.properties.repository.type,
                  parentSchema: schema57.properties.repository,
                  data: data18,
                };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
            }
            if (data17.tagPattern !== undefined) {
              let data19 = data17.tagPattern;
              if (typeof data19 !== 'string') {
                const err36 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/tagPattern',
                  schemaPath: '#/$defs/externalService/properties/tagPattern/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema57.properties.tagPattern.type,
                  parentSchema: schema57.properties.tagPattern,
                  data: data19,
                };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data17.project !== undefined) {
              let data20 = data17.project;
              if (typeof data20 !== 'string') {
                const err37 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/project',
                  schemaPath: '#/$defs/externalService/properties/project/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema57.properties.project.type,
                  parentSchema: schema57.properties.project,
                  data: data20,
                };
                if (vErrors === null) {
                  vErrors = [err37];
                } else {
                  vErrors.push(err37);
                }
                errors++;
              }
            }
            if (data17.range !== undefined) {
              let data21 = data17.range;
              if (typeof data21 === 'string') {
                if (!formats0.validate(data21)) {
                  const err38 = {
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
                    parentSchema: schema57.properties.range,
                    data: data21,
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
                    '/range',
                  schemaPath: '#/$defs/externalService/properties/range/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema57.properties.range.type,
                  parentSchema: schema57.properties.range,
                  data: data21,
                };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
            }
            if (data17.root !== undefined) {
              let data22 = data17.root;
              if (typeof data22 === 'string') {
                if (!pattern33.test(data22)) {
                  const err40 = {
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
                    parentSchema: schema57.properties.root,
                    data: data22,
                  };
                  if (vErrors === null) {
                    vErrors = [err40];
                  } else {
                    vErrors.push(err40);
                  }
                  errors++;
                }
              } else {
                const err41 = {
                  instancePath:
                    instancePath +
                    '/services/' +
                    key6.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/root',
                  schemaPath: '#/$defs/externalService/properties/root/type',
                  keyword: 'type',
                  params: { type: 'string' },
                  message: 'must be string',
                  schema: schema57.properties.root.type,
                  parentSchema: schema57.properties.root,
                  data: data22,
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
              instancePath:
                instancePath + '/services/' + key6.replace(/~/g, '~0').replace(/\//g, '~1'),
              schemaPath: '#/$defs/externalService/type',
              keyword: 'type',
              params: { type: 'object' },
              message: 'must be object',
              schema: schema57.type,
              parentSchema: schema57,
              data: data17,
            };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
        }
      } else {
        const err43 = {
          instancePath: instancePath + '/services',
          schemaPath: '#/properties/services/type',
          keyword: 'type',
          params: { type: 'object' },
          message: 'must be object',
          schema: schema31.properties.services.type,
          parentSchema: schema31.properties.services,
          data: data16,
        };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.owners !== undefined) {
      let data23 = data.owners;
      if (Array.isArray(data23)) {
        const len2 = data23.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data24 = data23[i3];
          if (typeof data24 === 'string') {
            if (!pattern34.test(data24)) {
              const err44 = {
                instancePath: instancePath + '/owners/' + i3,
                schemaPath: '#/properties/owners/items/pattern',
                keyword: 'pattern',
                params: { pattern: '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$' },
                message:
                  'must match pattern "' +
                  '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$' +
                  '"',
                schema: '^(@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?|[^@\\s]+@[^@\\s]+)$',
                parentSchema: schema31.properties.owners.items,
                data: data24,
              };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          } else {
            const err45 = {
              instancePath: instancePath + '/owners/' + i3,
              schemaPath: '#/properties/owners/items/type',
              keyword: 'type',
              params: { type: 'string' },
              message: 'must be string',
              schema: schema31.properties.owners.items.type,
              parentSchema: schema31.properties.owners.items,
              data: data24,
            };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        let i4 = data23.length;
        let j1;
        if (i4 > 1) {
          const indices1 = {};
          for (; i4--;) {
            let item1 = data23[i4];
            if (typeof item1 !== 'string') {
              continue;
            }
            if (typeof indices1[item1] == 'number') {
              j1 = indices1[item1];
              const err46 = {
                instancePath: instancePath + '/owners',
                schemaPath: '#/properties/owners/uniqueItems',
                keyword: 'uniqueItems',
                params: { i: i4, j: j1 },
                message:
                  'must NOT have duplicate items (items ## ' +
                  j1 +
                  ' and ' +
                  i4 +
                  ' are identical)',
                schema: true,
                parentSchema: schema31.properties.owners,
                data: data23,
              };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
              break;
            }
            indices1[item1] = i4;
          }
        }
      } else {
        const err47 = {
          instancePath: instancePath + '/owners',
          schemaPath: '#/properties/owners/type',
          keyword: 'type',
          params: { type: 'array' },
          message: 'must be array',
          schema: schema31.properties.owners.type,
          parentSchema: schema31.properties.owners,
          data: data23,
        };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
  } else {
    const err48 = {
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
      vErrors = [err48];
    } else {
      vErrors.push(err48);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
