import { defineRule, numberAt, stringAt, valueAt, type LambdaFunction, type Peer, type Place, type PropertyValue } from '../../core/rule/index.ts';

/** What SnapStart cannot be combined with, and where that stands. */
interface Conflict {
  readonly messageId: 'runtime' | 'image' | 'provisioned' | 'fileSystem' | 'storage';
  readonly at: Place;
  readonly value: string;
}

const runtimeCheck: Peer = {
  linter: 'cfn-lint',
  check: 'E2530',
  covers: { en: 'Runtimes without SnapStart, in templates of CloudFormation and SAM.', ko: 'CloudFormation과 SAM 템플릿에서 SnapStart를 지원하지 않는 런타임.' },
};
const versionCheck: Peer = {
  linter: 'cfn-lint',
  check: 'W2530',
  covers: { en: 'Functions without a published version, in templates of CloudFormation and SAM.', ko: 'CloudFormation과 SAM 템플릿에서 게시된 버전이 없는 함수.' },
};

export default defineRule({
  meta: {
    id: 'snapstart-invalid',
    summary: {
      en: 'SnapStart on a function that cannot have it, or that never publishes a version.',
      ko: 'SnapStart를 쓸 수 없거나 버전을 게시하지 않는 함수에 지정한 SnapStart를 찾습니다.',
    },
    theme: 'serverless-connections',
    severity: 'error',
    messages: {
      runtime: {
        en: 'SnapStart does not exist for `{value}`: only for Java from 11, Python from 3.12 and .NET from 8. Deploying {handler} fails. Remove SnapStart; against cold starts of this runtime there is provisioned concurrency.',
        ko: '`{value}` 런타임은 SnapStart를 지원하지 않습니다. Java 11, Python 3.12, .NET 8 이상에서만 쓸 수 있으므로 {handler} 함수의 배포가 실패합니다. SnapStart를 제거하십시오. 이 런타임의 콜드 스타트에는 프로비저닝된 동시성을 쓸 수 있습니다.',
      },
      image: {
        en: '{handler} is a container image, and SnapStart takes only archives: deploying it fails. Remove SnapStart, or package the function as an archive.',
        ko: '{handler} 함수는 컨테이너 이미지이지만 SnapStart는 아카이브로 패키징한 함수에만 쓸 수 있으므로 배포가 실패합니다. SnapStart를 제거하거나 함수를 아카이브로 패키징하십시오.',
      },
      provisioned: {
        en: '{handler} has SnapStart and provisioned concurrency: Lambda takes only one of the two, and deploying fails. Remove one side.',
        ko: '{handler} 함수에 SnapStart와 프로비저닝된 동시성을 함께 지정했습니다. Lambda는 둘 중 하나만 허용하므로 배포가 실패합니다. 한쪽을 제거하십시오.',
      },
      fileSystem: {
        en: '{handler} has SnapStart and mounts a file system: SnapStart does not work with Amazon EFS, and deploying fails. Remove one side.',
        ko: '{handler} 함수가 SnapStart를 쓰면서 파일 시스템을 마운트합니다. SnapStart는 Amazon EFS와 함께 쓸 수 없으므로 배포가 실패합니다. 한쪽을 제거하십시오.',
      },
      storage: {
        en: '{handler} has SnapStart and {value} MB of ephemeral storage: SnapStart allows 512 MB at most, and deploying fails. Remove one side.',
        ko: '{handler} 함수가 SnapStart를 쓰면서 임시 스토리지를 {value}MB로 지정했습니다. SnapStart는 512MB까지만 허용하므로 배포가 실패합니다. 한쪽을 제거하십시오.',
      },
      noVersion: {
        en: 'SnapStart of {handler} has no effect: snapshots are made of published versions only, and nothing here publishes one. Publish a version and invoke it by an alias: `AutoPublishAlias` in SAM, `AWS::Lambda::Version` in CloudFormation, `publish = true` in Terraform, `currentVersion` in the CDK.',
        ko: '{handler} 함수의 SnapStart는 효과가 없습니다. 스냅샷은 게시된 버전에만 만들어지는데 여기에는 버전을 게시하는 설정이 없습니다. 버전을 게시하고 별칭으로 호출하십시오. SAM은 `AutoPublishAlias`, CloudFormation은 `AWS::Lambda::Version`, Terraform은 `publish = true`, CDK는 `currentVersion`을 사용합니다.',
      },
      theOther: { en: 'This is the other side.', ko: '함께 쓸 수 없는 설정입니다.' },
      declared: { en: 'The function {handler} is declared here.', ko: '{handler} 함수를 여기에서 선언합니다.' },
    },
    fixable: false,
    peers: [runtimeCheck, versionCheck],
    curedBy: undefined,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
  },
  create({ report }) {
    return {
      function(declared) {
        const { snapStart } = declared.configuration;
        if (snapStart?.value !== 'PublishedVersions') return;
        const handler = `\`${declared.resource.name}\``;
        const conflicts = conflictsOf(declared);
        for (const { messageId, at, value } of conflicts) {
          const data = { handler, value };
          const peers = messageId === 'runtime' && isTemplate(declared) ? [runtimeCheck] : [];
          report({ messageId, severity: 'error', at: snapStart.at, data, related: [{ messageId: 'theOther', at, data }], peers });
        }
        if (conflicts.length > 0 || declared.versions !== 'none') return;
        const at: Place = { path: declared.template.path, range: declared.resource.nameRange };
        report({ messageId: 'noVersion', severity: 'warning', at: snapStart.at, data: { handler }, related: [{ messageId: 'declared', at, data: { handler } }], peers: isTemplate(declared) ? [versionCheck] : [] });
      },
    };
  },
});

/** Whether cfn-lint reads the file that declares a function. */
function isTemplate({ template: { dialect } }: LambdaFunction): boolean {
  return dialect === 'cloudformation' || dialect === 'sam';
}

function conflictsOf(declared: LambdaFunction): readonly Conflict[] {
  const { resource, template, provisionedConcurrency } = declared;
  const { properties } = resource;
  const placeOf = (value: PropertyValue): Place => ({ path: template.path, range: value.range });
  const systems = valueAt(properties, 'FileSystemConfigs');
  const size = valueAt(properties, 'EphemeralStorage', 'Size');
  const megabytes = numberAt(size);
  return [
    ...packageConflict(declared),
    ...(provisionedConcurrency?.environments === undefined ? [] : [{ messageId: 'provisioned', at: provisionedConcurrency.at, value: '' } as const]),
    ...(systems !== undefined && isMounted(systems) ? [{ messageId: 'fileSystem', at: placeOf(systems), value: '' } as const] : []),
    ...(size !== undefined && megabytes !== undefined && megabytes > mostStorage ? [{ messageId: 'storage', at: placeOf(size), value: String(megabytes) } as const] : []),
  ];
}

const mostStorage = 512;

/** An image has its runtime inside. */
function packageConflict({ resource: { properties }, template, configuration: { runtime } }: LambdaFunction): readonly Conflict[] {
  const type = valueAt(properties, 'PackageType');
  if (type !== undefined && stringAt(type) === 'Image') return [{ messageId: 'image', at: { path: template.path, range: type.range }, value: '' }];
  return runtime?.value === undefined || !isWithoutSnapStart(runtime.value) ? [] : [{ messageId: 'runtime', at: runtime.at, value: runtime.value }];
}

/** The oldest version of each runtime that has SnapStart. */
const oldest: readonly (readonly [RegExp, number])[] = [
  [/^java(\d+)/, 11],
  [/^python3\.(\d+)$/, 12],
  [/^dotnet(\d+)$/, 8],
];

/** Whether a runtime certainly has no SnapStart; one that nobody knows may have it. */
function isWithoutSnapStart(runtime: string): boolean {
  if (/^(?:nodejs|ruby|provided|go1|dotnetcore)/.test(runtime)) return true;
  return oldest.some(([pattern, version]) => Number(pattern.exec(runtime)?.[1] ?? version) < version);
}

function isMounted(systems: PropertyValue): boolean {
  return systems.kind === 'map' || (systems.kind === 'list' && systems.items.length > 0);
}
