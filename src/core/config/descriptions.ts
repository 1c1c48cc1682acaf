import type { Localized } from '../model/text.ts';

/** What each key of archnotes.json is for, as an editor shows it. */
export const descriptions = {
  profile: {
    en: 'Which findings are reported. `recommended` (the default): everything the rules find. `quiet`: only warnings and errors; a rule that is given a severity under `rules` is always reported.',
    ko: '보고할 결과의 범위입니다. `recommended`(기본값)는 규칙이 찾은 모든 결과를, `quiet`는 경고와 오류만 보고합니다. `rules`에서 심각도를 지정한 규칙은 항상 보고합니다.',
  },
  rules: {
    en: 'By the id of a rule: a severity for all of its findings, `off`, or an object with its options.',
    ko: '규칙 id별 설정입니다. 그 규칙이 찾은 모든 결과의 심각도나 `off`, 또는 옵션을 담은 객체를 지정합니다.',
  },
  severity: {
    en: 'The severity of all findings of this rule, or `off`.',
    ko: '이 규칙이 찾은 모든 결과의 심각도입니다. `off`로 지정하면 보고하지 않습니다.',
  },
  ignore: {
    en: 'Files in which nothing is reported: paths from the folder of this file, with `*`, `?`, `**` and `{a,b}`. A folder covers what is in it. The files are still read, as others may import them.',
    ko: '결과를 보고하지 않을 파일입니다. 이 파일이 있는 폴더를 기준으로 한 경로이며 `*`, `?`, `**`, `{a,b}`를 쓸 수 있습니다. 폴더를 지정하면 그 안의 모든 파일에 적용됩니다. 다른 파일이 import할 수 있으므로 읽기는 합니다.',
  },
  timeZone: {
    en: 'The time zone that the team means when it writes a schedule, as in `Asia/Seoul`. Schedules without a time zone of their own, which AWS takes for UTC, are then reported.',
    ko: '팀이 일정을 적을 때 기준으로 삼는 시간대입니다(예: `Asia/Seoul`). 지정하면 시간대가 없어 AWS가 UTC로 해석하는 일정을 보고합니다.',
  },
  environments: {
    en: 'Values that stand in no template, by the name of an environment such as `prod`. What is found with the values of any of them is reported, and the environment is named.',
    ko: '템플릿에 없는 값을 `prod` 같은 환경 이름별로 적습니다. 어느 환경의 값에서든 발견한 결과를 보고하고 그 환경의 이름을 함께 표시합니다.',
  },
  variables: {
    en: 'Environment variables of the functions. Code behind `process.env.NAME` is judged with them.',
    ko: '함수의 환경 변수입니다. `process.env.이름`에 따라 실행되는 코드를 이 값으로 검사합니다.',
  },
  parameters: {
    en: 'Parameters of CloudFormation and SAM templates, and variables of Terraform modules. A `Ref` or `var.name` is judged with the value.',
    ko: 'CloudFormation과 SAM 템플릿의 파라미터와 Terraform 모듈의 변수입니다. 이를 가리키는 `Ref`와 `var.이름`을 이 값으로 검사합니다.',
  },
  peers: {
    en: 'Other linters that the team runs. Where one of them has the same check, the finding is left to it.',
    ko: '팀에서 사용하는 다른 린터입니다. 같은 검사를 하는 린터가 있으면 해당 결과를 보고하지 않습니다.',
  },
} as const satisfies Readonly<Record<string, Localized>>;
